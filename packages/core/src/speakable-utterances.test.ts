import type { SynthesisWarning, TextFrontend } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { fakeFrontend } from "../test/helpers/fake-models";
import { speakableUtterances } from "./speakable-utterances";

const read = async (frontend: TextFrontend, text: string) => {
  const items: { text: string; warnings: readonly SynthesisWarning[]; isFinal: boolean }[] = [];
  for await (const { utterance, warnings, isFinal } of speakableUtterances(frontend, text, {})) {
    items.push({ text: utterance.source, warnings, isFinal });
  }
  return items;
};
const unknown = (character: string) =>
  expect.objectContaining({
    code: "UNKNOWN_CHARACTER",
    message: expect.stringContaining(character),
  });

describe("speakableUtterances", () => {
  it("marks the last", async () => {
    expect(await read(fakeFrontend(), "a|b|c")).toEqual([
      { text: "a", warnings: [], isFinal: false },
      { text: "b", warnings: [], isFinal: false },
      { text: "c", warnings: [], isFinal: true },
    ]);
  });

  it("gives warnings of silent pieces to a neighbour", async () => {
    expect(await read(fakeFrontend(), "?1|a|?2|b?3|?4")).toEqual([
      { text: "a", warnings: [unknown("?1"), unknown("?2")], isFinal: false },
      { text: "b?3", warnings: [unknown("?3"), unknown("?4")], isFinal: true },
    ]);
  });

  it("refuses a text without words, with the warnings' messages", async () => {
    await expect(read(fakeFrontend(), "?1|?2")).rejects.toMatchObject({
      code: "EMPTY_TEXT",
      message: expect.stringMatching(/\?1.*\?2/),
    });
    await expect(read(fakeFrontend(), "")).rejects.toMatchObject({ code: "EMPTY_TEXT" });
  });

  it("reads only one utterance ahead", async () => {
    let asked = 0;
    const frontend = fakeFrontend(() => asked++);
    const iterator = speakableUtterances(frontend, "a|b|c|d|e", {});
    await iterator.next();
    expect(asked).toBe(2);
    await iterator.return(undefined);
  });
});
