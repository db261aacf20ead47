import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SpokenWord } from "../speech";
import { cuesOf, displayWidth, resolveSubtitleOptions, type SubtitleOptions } from "./cues";
import { timestamp, toSrt, toVtt } from "./subtitles";

/** Words of a text by a pattern, half a second each, one directly behind the other. */
function timed(text: string, pattern = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}'])+/gu) {
  const words = Array.from(text.matchAll(pattern), ({ 0: word, index }, i): SpokenWord => ({
    text: word,
    textStart: index,
    textEnd: index + word.length,
    language: "en",
    start: i / 2,
    end: i / 2 + 0.5,
  }));
  return { text, words };
}
const shown = (text: string, options: SubtitleOptions = {}) =>
  cuesOf(timed(text), resolveSubtitleOptions(options)).map(({ lines }) => lines);

test.each([
  [0, "00:00:00,000"],
  [0.0004, "00:00:00,000"],
  [1.9996, "00:00:02,000"],
  [61.5, "00:01:01,500"],
  [3661.042, "01:01:01,042"],
  [360_000, "100:00:00,000"],
])("%d seconds are %s", (seconds, expected) => expect(timestamp(seconds, ",")).toBe(expected));

describe("cuesOf", () => {
  test("a sentence begins a cue, with its marks", () => {
    expect(shown("Stop! “Who” goes there?\nYou (yes, you).")).toEqual([
      ["Stop!"],
      ["“Who” goes there?"],
      ["You (yes, you)."],
    ]);
  });

  test("lines are as long as they may be, Chinese characters twice as wide", () => {
    expect(shown("one two three four", { maxLineLength: 9 })).toEqual([["one two", "three"], ["four"]]); // prettier-ignore
    expect(shown("山上有一座很小的庙。", { maxLineLength: 10 })).toEqual([
      ["山上有一座", "很小的庙。"],
    ]);
  });

  test("a mark never begins a line, a word is never torn apart", () => {
    expect(shown("春夏秋冬，东南", { maxLineLength: 8 })).toEqual([["春夏秋", "冬，东南"]]);
    expect(shown("我用typescript写", { maxLineLength: 8 })).toEqual([
      ["我用", "typescript"],
      ["写"],
    ]);
  });

  test("a long sentence is cut behind a clause", () => {
    const text = "When the rain had stopped, nobody wanted to leave";
    const cues = shown(text, { maxLineLength: 20, maxLines: 2 });
    expect(cues[0].join(" ")).toBe("When the rain had stopped,");
  });

  test("a slow sentence is cut by its time", () => {
    const cues = cuesOf(timed("a b c d e f"), resolveSubtitleOptions({ maxDuration: 1 }));
    expect(cues.map(({ start, end }) => end - start)).toEqual([1, 1, 1]);
  });

  test("a short cue stays a while, but not into the next", () => {
    const text = timed("Go. Now.");
    const [first, second] = cuesOf(text, resolveSubtitleOptions({ minDuration: 2 }));
    expect([first, second]).toMatchObject([
      { start: 0, end: 0.5 },
      { start: 0.5, end: 2.5 },
    ]);
  });

  const anyText = fc.string({
    unit: fc.constantFrom("a", "bc", " ", "山", "水", "，", "。", ".", "?", "\n", "“", "”", "😀", "→"), // prettier-ignore
    maxLength: 120,
  });
  test("cues are in order, fit, and hold every word once, whatever the text", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 50 }), (text, maxLineLength) => {
        const source = timed(text);
        const cues = cuesOf(source, resolveSubtitleOptions({ maxLineLength, maxLines: 1 }));
        const letters = (value: string) => value.replace(/[^\p{L}]/gu, "");
        expect(letters(cues.map(({ lines }) => lines.join("")).join(""))).toBe(letters(text));
        cues.forEach(({ start, end, lines }, i) => {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(start).toBeGreaterThanOrEqual(cues[i - 1]?.end ?? 0);
          expect(lines.length).toBeGreaterThan(0);
          // A single word is never cut, with whatever punctuation stands beside it.
          const words = (line: string) => line.match(/\p{Script=Han}|[a-z]+/gu)?.length ?? 0;
          for (const line of lines)
            expect(
              displayWidth(line) <= maxLineLength ||
                words(line) <= 1 ||
                /^[^\s，。]*\S+$/.test(line),
            ).toBe(true);
        });
      }),
    );
  });
});

describe("formats", () => {
  const source = timed("Fish & chips <now>! 好。");

  test("SubRip", () => {
    expect(toSrt(source)).toBe(
      "1\n00:00:00,000 --> 00:00:01,500\nFish & chips <now>!\n\n2\n00:00:01,500 --> 00:00:02,300\n好。\n",
    );
    expect(toSrt(timed("a --> b"))).toContain("\na → b\n");
  });

  test("WebVTT", () => {
    expect(toVtt(source)).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nFish &amp; chips &lt;now&gt;!\n\n00:00:01.500 --> 00:00:02.300\n好。\n",
    );
    expect(toVtt({ text: "", words: [] })).toBe("WEBVTT\n");
  });

  test("words alone are put together as they are written apart", () => {
    expect(toSrt(timed("go on, 你好").words)).toContain("\ngo on 你好\n");
    expect(toSrt(timed("你好，山水").words)).toContain("\n你好山水\n");
  });

  test("says what is missing", () => {
    expect(() => toSrt({ text: "a" })).toThrow(/no word times.*another voice/);
    for (const source of [null, undefined, "Hello."])
      expect(() => toSrt(source as never)).toThrow(/Subtitles are made from a Speech/);
    expect(() => toVtt([], { maxLines: 9 })).toThrow(/maxLines must be a whole number from 1 to 4/);
    expect(() => toVtt([], { lines: 9 } as object)).toThrow(/option lines does not exist/);
  });
});
