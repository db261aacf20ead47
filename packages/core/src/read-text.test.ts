import type { SynthesisWarning, TextFrontend } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { fakeFrontend } from "../test/helpers/fake-models";
import { readText } from "./read-text";

const read = async (frontend: TextFrontend, text: string) => {
  const items: { text: string; warnings: readonly SynthesisWarning[]; pauseBeforeMs: number }[] =
    [];
  const utterances = readText(frontend, text, {});
  for (;;) {
    const { done, value } = await utterances.next();
    if (done) return { items, rest: value.warnings };
    const { utterance, warnings, pauseBeforeMs } = value;
    items.push({ text: utterance.source, warnings, pauseBeforeMs });
  }
};
const unknown = (character: string) =>
  expect.objectContaining({
    code: "UNKNOWN_CHARACTER",
    message: expect.stringContaining(character),
  });

describe("readText", () => {
  it("knows the pause before each", async () => {
    expect((await read(fakeFrontend(), "a|b|c")).items).toEqual([
      { text: "a", warnings: [], pauseBeforeMs: 0 },
      { text: "b", warnings: [], pauseBeforeMs: 100 },
      { text: "c", warnings: [], pauseBeforeMs: 100 },
    ]);
  });

  it("gives warnings of silent pieces to the next one, and returns the last", async () => {
    expect(await read(fakeFrontend(), "?1|a|?2|b?3|?4")).toMatchObject({
      items: [
        { text: "a", warnings: [unknown("?1")] },
        { text: "b?3", warnings: [unknown("?2"), unknown("?3")] },
      ],
      rest: [unknown("?4")],
    });
  });

  it("refuses a text without words, with the warnings' messages", async () => {
    await expect(read(fakeFrontend(), "?1|?2")).rejects.toMatchObject({
      code: "EMPTY_TEXT",
      message: expect.stringMatching(/\?1.*\?2/),
    });
    await expect(read(fakeFrontend(), "")).rejects.toMatchObject({ code: "EMPTY_TEXT" });
  });

  it("reads nothing ahead", async () => {
    let asked = 0;
    const frontend = fakeFrontend(() => asked++);
    const iterator = readText(frontend, "a|b|c|d|e", {});
    await iterator.next();
    expect(asked).toBe(1);
    await iterator.return({ warnings: [], elapsed: 0, textLength: 0, breakMs: 0 });
  });
});
