import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judge } from "./bars.mjs";
import { forcedVoice } from "./forced-voice.mjs";
import { measureSteps, measureUtterances, middle } from "./measure.mjs";

const VOICE = fileURLToPath(
  new URL("../../packages/cosyvoice/test/fixtures/cosyvoice1-tiny/voice", import.meta.url),
);

/** @param {number} seconds */
const spoken = (seconds) => ({
  seconds,
  processorSeconds: 2 * seconds,
  parts: { llm: seconds / 2 },
  samples: 256,
});

describe("the turns", () => {
  it("alternate, and the first two are not counted", async () => {
    /** @type {string[]} */
    const asked = [];
    const worker = (/** @type {string} */ name, /** @type {number[]} */ seconds) => ({
      ask: async () => {
        asked.push(name);
        const next = seconds.shift() ?? 0;
        return { seconds: next, processorSeconds: next / 2 };
      },
      close: () => {},
    });
    const programs = { a: worker("a", [90, 90, 3, 1, 2]), b: worker("b", [90, 90, 6, 5, 4]) };
    expect(await measureSteps(programs, 3)).toEqual({
      a: { seconds: 2, processorSeconds: 1 },
      b: { seconds: 5, processorSeconds: 2.5 },
    });
    expect(asked.join("")).toBe("ababababab");
  });

  it("begin with another program in every round", async () => {
    /** @type {string[]} */
    const asked = [];
    const speak = (/** @type {string} */ name) => async () => {
      asked.push(name);
      return spoken(asked.length);
    };
    const result = await measureUtterances(
      [
        ["a", speak("a")],
        ["b", speak("b")],
      ],
      2,
      () => {},
    );
    expect(asked.join("")).toBe("abba");
    expect(result).toEqual({ a: spoken(2.5), b: spoken(2.5) });
  });

  it("give the median of every part", () => {
    expect(middle([spoken(1), spoken(9), spoken(2)])).toEqual(spoken(2));
  });
});

describe("the bars", () => {
  it("are lower bounds for speed, upper bounds for size, and not passed by what is missing", () => {
    const reached = {
      llmStepRatio: 3,
      utteranceRatioFp32: 1.4,
      utteranceRatioInt8: 2.2,
      peakMemoryInt8MB: 1600,
      bytesFp32: 1.85e9,
      bytesInt8: 0.62e9,
    };
    expect(judge(reached).filter(({ passed }) => !passed)).toEqual([]);
    const worse = {
      ...reached,
      llmStepRatio: 2.9,
      bytesInt8: 0.63e9,
      utteranceRatioInt8: undefined,
    };
    const missed = judge(worse).filter(({ passed }) => !passed);
    expect(missed.map(({ key }) => key)).toEqual([
      "llmStepRatio",
      "utteranceRatioInt8",
      "bytesInt8",
    ]);
  });
});

describe("a voice of a forced length", () => {
  it("differs in its two ratios alone", async () => {
    const content = await forcedVoice(VOICE, 7, 250).read("voice.json");
    const forced = JSON.parse(new TextDecoder().decode(content));
    const { llm } = forced.cosyvoice1;
    expect(Math.trunc(7 * llm.minTokenTextRatio)).toBe(250);
    expect(Math.trunc(7 * llm.maxTokenTextRatio)).toBe(250);
    const original = JSON.parse(await readFile(`${VOICE}/voice.json`, "utf8"));
    [llm.minTokenTextRatio, llm.maxTokenTextRatio] = [2, 20];
    expect(forced).toEqual(original);
  });

  it("finds the files with the hashes that the manifest has", async () => {
    const { files } = JSON.parse(await readFile(`${VOICE}/voice.json`, "utf8"));
    const voice = forcedVoice(VOICE, 7, 250);
    for (const { path, bytes, sha256 } of files)
      expect(await voice.locate?.(path)).toEqual({ path: `${VOICE}/${path}`, bytes, sha256 });
  });
});
