import { createFrontend } from "@cosyvoice-lite/tokenizer";
import { describe, expect, test } from "vitest";
import type { ResolvedOptions } from "../options";
import { phraseKey } from "./phrase-key";

const OPTIONS: ResolvedOptions = {
  language: "auto",
  markup: "auto",
  speaker: 0,
  speed: 1,
  pitch: 1,
  gain: 1,
  seed: 0,
  vocoder: "lite",
  maxSeconds: Infinity,
  sampleRate: 24000,
  family: {},
};
const frontend = createFrontend();
async function key(text: string, options: Partial<ResolvedOptions> = {}, models = "m") {
  const { language, lexicon } = options;
  for await (const utterance of frontend.utterances(text, { language, lexicon }))
    return phraseKey(models, utterance, { ...OPTIONS, ...options });
  throw new Error("nothing to speak");
}

describe("phraseKey", () => {
  test.each<Partial<ResolvedOptions>>([
    { speaker: 1 },
    { speed: 1.1 },
    { pitch: 0.9 },
    { gain: 2 },
    { seed: 1 },
    { vocoder: "griffin-lim" },
    { sampleRate: 16000 },
    { family: { steps: 4 } as ResolvedOptions["family"] },
    { lexicon: { nginx: "engine x" } },
    { language: "zh" },
  ])("differs with %j", async (options) => {
    const text = "Restart nginx 5 times.";
    expect(await key(text, options)).not.toBe(await key(text));
  });

  test("differs with the models, the words and how they are written", async () => {
    const [own] = [await key("Five trees.")];
    for (const other of [
      key("Five trees.", {}, "n"),
      key("Four trees."),
      key("5 trees."),
      key("Five trees?"),
    ])
      expect(await other).not.toBe(own);
  });

  test("does not differ with the place, blanks around, signals and listeners", async () => {
    const own = await key("Five trees.");
    expect(await key("  Five trees. ")).toBe(own);
    const { signal } = new AbortController();
    expect(await key("Five trees.", { signal, onProgress: () => undefined })).toBe(own);
  });
});
