import type { Language, Utterance } from "@cosyvoice-lite/spec";
import { describe, expect, test } from "vitest";
import type { SpeakableUtterance } from "./read-text";
import {
  LengthGuard,
  mayBeTooLong,
  refuseHopelessLength,
  tooLong,
  wholeSpeech,
} from "./text-limit";

const RATES = { zh: 0.1, en: 0.1, ja: 0.1, yue: 0.1, ko: 0.1 } as const;

/** A sentence of ten words with ten symbols each: ten seconds. */
function sentence(i: number, more: Partial<SpeakableUtterance> = {}, word?: string) {
  const symbols = Array.from({ length: 100 }, (_, k) => word ?? `${i} ${Math.floor(k / 10)}`);
  const words = Array.from({ length: 10 }, (_, k) => ({ symbolStart: 10 * k, symbolEnd: 10 * k + 10 })); // prettier-ignore
  const languages = symbols.map((): Language => "en");
  const utterance = { symbols, words, languages } as unknown as Utterance;
  return { utterance, warnings: [], elapsed: 0, textLength: 0, pauseBeforeMs: 0, breakMs: 0, ...more }; // prettier-ignore
}
const sentences = (count: number, word?: string) =>
  Array.from({ length: count }, (_, i) => sentence(i, {}, word));
const remainder = { warnings: [], elapsed: 0, textLength: 0, breakMs: 0 };

function guardOf(items: SpeakableUtterance[], maxSeconds: number, speed = 1, rates = true) {
  return new LengthGuard({ items, remainder }, { maxSeconds, speed }, rates ? RATES : undefined);
}

/** Speaks all sentences at so many seconds each; the number of those that were spoken when it was refused. */
function refusedAfter(guard: LengthGuard, seconds: number, count: number): number {
  for (let i = 0; i < count; i++) {
    try {
      guard.checkRest(i, seconds * (i + 1));
    } catch {
      return i + 1;
    }
  }
  return Infinity;
}

describe("how long a text will be", () => {
  test("is told before work where it cannot fit at any pace", () => {
    expect(() => guardOf(sentences(100), 590).checkAll()).toThrow(/more than 590 seconds/);
    guardOf(sentences(100), 610).checkAll();
    // At twice the speed it may.
    guardOf(sentences(100), 310, 2).checkAll();
    expect(() => guardOf(sentences(100), 290, 2).checkAll()).toThrow(/seconds/);
  });

  test("silence counts in full, at any speed, and for voices of unknown pace", () => {
    const items = Array.from({ length: 11 }, (_, i) => sentence(i, { breakMs: 60_000 }));
    for (const speed of [0.25, 1, 4])
      expect(() => guardOf(items, 650, speed, false).checkAll()).toThrow(/TEXT_TOO|seconds/);
    guardOf(items, 661, 1, false).checkAll();
  });

  test("is told early where the text is a little too long", () => {
    // 1000 seconds at the pace of ordinary texts.
    const guard = guardOf(sentences(100), 920);
    guard.checkAll();
    const after = refusedAfter(guard, 10, 100);
    expect(after).toBeGreaterThan(6);
    expect(after).toBeLessThan(35);
  });

  test.each([
    ["at its own pace", undefined, 10, 1000],
    ["faster than ordinary", undefined, 7, 700],
    ["one word again and again", "the", 6.5, 650],
    ["slower", undefined, 15, 1500],
  ])("what fits is not refused: %s", (_, word, seconds, all) => {
    const guard = guardOf(sentences(100, word), all);
    guard.checkAll();
    expect(refusedAfter(guard, seconds, 100)).toBe(Infinity);
  });

  test("a slow beginning says little about the rest", () => {
    // 300 seconds at half the pace, then 350 at the pace of ordinary texts, at most a tenth faster.
    const guard = guardOf(sentences(50), 300 + 315);
    for (let i = 0; i < 15; i++) guard.checkRest(i, 20 * (i + 1));
    for (let i = 15; i < 50; i++) guard.checkRest(i, 300 + 9 * (i - 14));
  });

  test("letters alone refuse what is hopeless", () => {
    const code = "TEXT_TOO_LONG";
    expect(() => refuseHopelessLength("a".repeat(46 * 60), 1, 60)).toThrow(/seconds/);
    for (const speed of [0.25, 1]) refuseHopelessLength("a".repeat(44 * 60), speed, 60);
    refuseHopelessLength("a".repeat(46 * 60), 1.1, 60);
    refuseHopelessLength(`<speak><prosody rate="400%">${"a".repeat(46 * 60)}`, 1, 60);
    refuseHopelessLength("a".repeat(1e6), 1, Infinity);
    expect(tooLong(600)).toMatchObject({ code, message: expect.stringContaining("10 minutes") });
  });

  test.each<[string, number, boolean]>([
    ["Hello.", 1, false],
    ["word ".repeat(100), 1, true],
    ["word ".repeat(100), 4, false],
    ["[pause:60s]", 1, false],
    ["a[PAUSE:60s]b[pause:1s]", 1, true],
    ['<speak>a<break time="60s"/>b<break/>', 1, true],
    [`<speak><prosody rate="x-slow">${"word ".repeat(20)}`, 1, true],
  ])("%s at %d is looked at: %s", (text, speed, expected) => {
    expect(mayBeTooLong(text, speed, 100)).toBe(expected);
    expect(mayBeTooLong(text, speed, Infinity)).toBe(false);
  });

  test("synthesize() returns 30 minutes at most", () => {
    expect([undefined, 60, 1800, 5000, Infinity].map(wholeSpeech)).toEqual([1800, 60, 1800, 1800, 1800]); // prettier-ignore
    expect(wholeSpeech(NaN)).toBeNaN();
  });
});
