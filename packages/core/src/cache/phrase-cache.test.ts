import type { Utterance } from "@cosyvoice-lite/spec";
import { describe, expect, test } from "vitest";
import type { SpokenPiece } from "../speak-utterance";
import { createPhraseCache, type PhraseCacheOptions } from "./phrase-cache";
import type { PhraseStore } from "./phrase-file";

/** An utterance whose one word begins at an offset of the text. */
const utteranceAt = (offset: number): Utterance => ({
  source: " word",
  start: offset - 1,
  end: offset + 4,
  normalized: "word",
  alignment: [],
  symbols: [],
  ids: [1],
  languages: ["en"],
  words: [
    { text: "word", start: offset, end: offset + 4, language: "en", symbolStart: 0, symbolEnd: 1 },
  ],
  pauseAfterMs: 0,
  warnings: [],
});

function memoryStore() {
  const files = new Map<string, Uint8Array>();
  const store: PhraseStore = {
    read: async (name) => files.get(name),
    write: async (name, bytes) => void files.set(name, bytes),
    remove: async (name) => void files.delete(name),
  };
  return { files, store };
}

function setup(options: Partial<PhraseCacheOptions> = {}) {
  const cache = createPhraseCache({ entries: 10, bytes: 1e6, ...options });
  const state = { spoken: 0 };
  async function* speak(offset: number): AsyncGenerator<SpokenPiece, void> {
    state.spoken++;
    const words = [
      {
        text: "word",
        textStart: offset,
        textEnd: offset + 4,
        language: "en" as const,
        start: 0,
        end: 1,
      },
    ];
    const rest = { acousticTime: 5, vocoderTime: 5 };
    yield { audio: Float32Array.of(1, 2), isLast: false, words, warnings: [], ...rest };
    const warning = {
      code: "SPEECH_TRUNCATED" as const,
      message: "x",
      start: offset,
      end: offset + 4,
    };
    yield { audio: Float32Array.of(3), isLast: true, warnings: [warning], ...rest };
  }
  const pieces = (key: string, offset = 10) =>
    cache.pieces({
      key,
      utterance: utteranceAt(offset),
      signal: undefined,
      speak: () => speak(offset),
    });
  const ask = async (key: string, offset?: number) => {
    const found: SpokenPiece[] = [];
    for await (const piece of pieces(key, offset)) found.push(piece);
    return {
      found,
      audio: found.flatMap(({ audio }) => Array.from(audio)),
      words: found.flatMap(({ words }) => words ?? []),
      warnings: found.flatMap(({ warnings }) => warnings),
    };
  };
  return { cache, pieces, ask, state };
}

describe("createPhraseCache", () => {
  test("a hit has the same samples, and its words and warnings where the text has them now", async () => {
    const { ask, cache, state } = setup();
    const first = await ask("k", 10);
    const again = await ask("k", 500);
    expect(again.audio).toEqual(first.audio);
    expect(first.words).toMatchObject([{ textStart: 10, textEnd: 14 }]);
    expect(again.words).toMatchObject([{ textStart: 500, textEnd: 504, start: 0, end: 1 }]);
    expect(again.warnings).toMatchObject([{ start: 500, end: 504 }]);
    expect(again.found.at(-1)).toMatchObject({ isLast: true, acousticTime: 0, vocoderTime: 0 });
    expect(state.spoken).toBe(1);
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 1, shared: 0, stored: 0, entries: 1 });
  });

  test("who changes samples changes nobody else's", async () => {
    const { pieces, ask } = setup();
    for (let i = 0; i < 3; i++) for await (const { audio } of pieces("k")) audio.fill(9);
    expect((await ask("k")).audio).toEqual([1, 2, 3]);
  });

  test("equal requests at one time are spoken once, each at its own place", async () => {
    const { ask, cache, state } = setup();
    const both = await Promise.all([ask("k", 10), ask("k", 20), ask("other", 10)]);
    expect(both.map(({ words }) => words[0].textStart)).toEqual([10, 20, 10]);
    expect(state.spoken).toBe(2);
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 2, shared: 1 });
  });

  test("who takes the last piece and goes leaves the phrase in the cache; who goes before does not", async () => {
    const { pieces, cache } = setup();
    for await (const { isLast } of pieces("whole")) if (isLast) break;
    for await (const _ of pieces("half")) break;
    expect(cache.stats()).toMatchObject({ entries: 1, misses: 2 });
  });

  test("count and bytes are bounded; the oldest phrase goes first", async () => {
    const few = setup({ entries: 2 });
    for (const key of ["a", "b", "a", "c"]) await few.ask(key);
    await few.ask("a");
    expect([few.state.spoken, few.cache.stats().entries]).toEqual([3, 2]);
    const small = setup({ bytes: 600 });
    for (const key of ["a", "b"]) await small.ask(key);
    expect(small.cache.stats()).toMatchObject({ entries: 1 });
    expect(small.cache.stats().bytes).toBeLessThanOrEqual(600);
  });
});

describe("with a store", () => {
  test("phrases outlive the cache", async () => {
    const { store, files } = memoryStore();
    const before = setup({ store });
    const first = await before.ask("k", 10);
    await before.cache.settle();
    expect([...files.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const after = setup({ store });
    const again = await after.ask("k", 40);
    expect(again.audio).toEqual(first.audio);
    expect(again.words).toMatchObject([{ textStart: 40 }]);
    expect(after.state.spoken).toBe(0);
    expect(after.cache.stats()).toMatchObject({ hits: 1, misses: 0, stored: 1, entries: 1 });
  });

  test("a damaged phrase is a warning, is deleted, and is synthesized again", async () => {
    const { store, files } = memoryStore();
    const before = setup({ store });
    await before.ask("k");
    await before.cache.settle();
    const [name, bytes] = [...files][0];
    files.set(name, bytes.subarray(0, bytes.length - 1));
    const after = setup({ store: { ...store, write: async () => undefined } });
    const { audio, warnings } = await after.ask("k");
    expect(audio).toEqual([1, 2, 3]);
    expect(warnings.map(({ code }) => code)).toContain("CACHE_ENTRY_IGNORED");
    expect(files.size).toBe(0);
  });

  test("a store that fails costs the speed, not the speech", async () => {
    const broken = async () => {
      throw new Error("disk full");
    };
    const { ask, cache } = setup({ store: { read: broken, write: broken, remove: broken } });
    expect((await ask("k")).audio).toEqual([1, 2, 3]);
    await cache.settle();
    const { warnings } = await ask("k");
    expect(warnings.map(({ message }) => message).join()).toContain("disk full");
  });
});
