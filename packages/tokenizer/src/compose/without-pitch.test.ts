import { expect, test } from "vitest";
import { createFrontend } from "../frontend";
import { currentInventory, type TokenizerInventory } from "../inventory";

const TEXT = "雨が降っても、箸を持って橋を渡ります。";

async function speak(inventory: TokenizerInventory) {
  for await (const utterance of createFrontend({ inventory }).utterances(TEXT, { language: "ja" }))
    return utterance;
  throw new Error("nothing to speak");
}

test("a voice without pitch accent gets the same symbols without marks", async () => {
  const marked = await speak(currentInventory());
  const { pitchAccent: _, ...older } = currentInventory();
  const plain = await speak(older);
  expect(marked.symbols).toContain("ꜛ");
  expect(marked.symbols).toContain("ꜜ");
  expect(plain.symbols).toEqual(marked.symbols.filter((symbol) => !"ꜛꜜ".includes(symbol)));
  expect(plain.words.map(({ text }) => text)).toEqual(marked.words.map(({ text }) => text));
  for (const { symbolStart, symbolEnd } of plain.words)
    expect(plain.symbols.slice(symbolStart, symbolEnd)).not.toContain(" ");
});
