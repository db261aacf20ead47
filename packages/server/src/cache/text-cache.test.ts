import type { SpeechChunk } from "@cosyvoice-lite/core";
import { expect, test } from "vitest";
import { createFakeSynthesizer } from "../../test/fake-synthesizer";
import { TextCache } from "./text-cache";

async function chunksOf(text: string): Promise<SpeechChunk[]> {
  const chunks: SpeechChunk[] = [];
  for await (const chunk of createFakeSynthesizer().stream(text)) chunks.push(chunk);
  return chunks;
}

async function keep(cache: TextCache, text: string, count = Infinity): Promise<void> {
  const record = cache.record(text);
  for (const chunk of (await chunksOf(text)).slice(0, count)) record(chunk);
}

test("keeps what was spoken to its end, with samples of its own", async () => {
  const cache = new TextCache({ entries: 10, bytes: 2 ** 20 });
  const chunks = await chunksOf("One.Two.");
  const wide = new Float32Array(100_000);
  wide.set(chunks[0].audio, 7);
  const first = { ...chunks[0], audio: wide.subarray(7, 7 + chunks[0].audio.length) };
  const record = cache.record("key");
  record(first);
  expect(cache.get("key")).toBeUndefined();
  cache.count("miss");
  cache.count("shared");
  record(chunks[1]);
  wide.fill(0);
  expect(cache.get("key")).toEqual(chunks);
  expect(cache.get("key")?.[0].audio.buffer.byteLength).toBe(chunks[0].audio.byteLength);
  expect(cache.stats()).toMatchObject({ hits: 3, misses: 1, shared: 1, entries: 1 });
});

test("a text that is broken off is not kept", async () => {
  const cache = new TextCache({ entries: 10, bytes: 2 ** 20 });
  await keep(cache, "One.Two.Three.", 2);
  expect(cache.get("One.Two.Three.")).toBeUndefined();
});

test("stays within its bounds, and keeps what was asked for last", async () => {
  // A thirty-second part holds one of these, and not two.
  const cache = new TextCache({ entries: 3, bytes: 32 * 8000 });
  await keep(cache, "Number.One is too long.");
  expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
  for (const text of ["a.", "b.", "c."]) await keep(cache, text);
  cache.get("a.");
  await keep(cache, "d.");
  expect(["a.", "b.", "c.", "d."].map((text) => cache.get(text) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(cache.stats()?.bytes).toBeLessThanOrEqual(32 * 8000);
});

test("no bytes: nothing is kept, nothing is counted", async () => {
  const cache = new TextCache({ entries: 3, bytes: 0 });
  await keep(cache, "a.");
  expect(cache.get("a.")).toBeUndefined();
  expect(cache.stats()).toBeUndefined();
});

test("trouble of one time is not told again", async () => {
  const cache = new TextCache({ entries: 3, bytes: 2 ** 20 });
  const [chunk] = await chunksOf("One 😀.");
  const trouble = { code: "CACHE_ENTRY_IGNORED", message: "The disk is full." } as const;
  cache.record("key")({ ...chunk, warnings: [...chunk.warnings, trouble] });
  expect(cache.get("key")?.[0].warnings).toEqual(chunk.warnings);
});
