/** Finished phrases and the text's own pauses, with real graphs on the silent test voice. */
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  createSynthesizer,
  type CreateSynthesizerOptions,
  type SpeechChunk,
  type Synthesizer,
} from "../src/index";
import { TINY_VOICE } from "./helpers/tiny-voice";

const open = (options: CreateSynthesizerOptions = {}) =>
  createSynthesizer({ voice: TINY_VOICE, backend: "node", ...options });

async function collect(tts: Synthesizer, text: string, options = {}): Promise<SpeechChunk[]> {
  const chunks: SpeechChunk[] = [];
  for await (const chunk of tts.stream(text, options)) chunks.push(chunk);
  return chunks;
}

describe("the cache of a synthesizer", () => {
  const opening = open();
  afterAll(async () => (await opening).dispose());

  it("repeats a phrase with the same samples and words, wherever it stands", async () => {
    const tts = await opening;
    const first = await tts.synthesize("This is the first sentence of all.");
    const { hits, misses } = tts.cacheStats!()!;
    const again = await collect(
      tts,
      "Listen to me now, please! This is the first sentence of all.",
    );
    const last = again.filter(({ sentence }) => sentence === 1);
    expect(tts.cacheStats!()).toMatchObject({ hits: hits + 1, misses: misses + 1 });
    const words = last.flatMap((chunk) => chunk.words ?? []);
    expect(words.map(({ text }) => text)).toEqual(first.words?.map(({ text }) => text));
    const offset = words[0].start - first.words![0].start;
    expect(words.at(-1)!.end - offset).toBeCloseTo(first.words!.at(-1)!.end, 6);
    expect(words[0].textStart).toBe(26);
    expect(last.at(-1)!.isFinal).toBe(true);
  });

  it("speaks anew what sounds different", async () => {
    const tts = await opening;
    const before = tts.cacheStats!()!.misses;
    for (const options of [{}, { speed: 1.5 }, { volume: 0.5 }, { speaker: 1 }, { seed: 7 }])
      await tts.synthesize("Something else altogether.", options);
    expect(tts.cacheStats!()!.misses - before).toBe(5);
  });

  it("lets an equal request go on when another is aborted", async () => {
    const tts = await opening;
    const controller = new AbortController();
    const text = "Two people ask for this sentence at the same time.";
    const both = [
      tts.synthesize(text, { signal: controller.signal }),
      tts.synthesize(text),
    ] as const;
    controller.abort();
    await expect(both[0]).rejects.toMatchObject({ code: "ABORTED" });
    expect((await both[1]).duration).toBeGreaterThan(1);
  });

  it("can be switched off", async () => {
    await using tts = await open({ cache: false });
    await tts.synthesize("Hello");
    expect(tts.cacheStats!()).toBeUndefined();
  });

  it("outlives the process in a folder, and survives damage", async () => {
    const directory = await mkdtemp(join(tmpdir(), "phrases-"));
    const text = "A sentence to be kept.";
    await using first = await open({ cache: { directory } });
    const { audio } = await first.synthesize(text);
    await first.dispose();
    const [file] = await readdir(directory);
    await using second = await open({ cache: { directory } });
    expect((await second.synthesize(text)).audio).toEqual(audio);
    expect(second.cacheStats!()).toMatchObject({ stored: 1, misses: 0 });
    await writeFile(join(directory, file), "damaged");
    await using third = await open({ cache: { directory } });
    const { warnings, audio: spoken } = await third.synthesize(text);
    expect(warnings.map(({ code }) => code)).toEqual(["CACHE_ENTRY_IGNORED"]);
    expect(spoken).toEqual(audio);
  });
});

describe("pauses of the text", () => {
  const opening = open();
  afterAll(async () => (await opening).dispose());
  const samples = async (text: string, options = {}) =>
    (await (await opening).synthesize(text, options)).audio.length;

  it.each([1, 2])("last exactly so long at speed %i", async (speed) => {
    const short = await samples("One, [pause:100ms] two", { speed });
    expect((await samples("One, [pause:2.35s] two", { speed })) - short).toBe(2.25 * 24000);
    const begin = await samples("One", { speed });
    expect((await samples("[pause:1s] One", { speed })) - begin).toBe(24000);
    expect((await samples("One[pause:1s]", { speed })) - begin).toBeGreaterThanOrEqual(24000);
  });

  it("streamed samples are as many", async () => {
    const text = `<speak>One <break time="333ms"/> two <prosody rate="fast">three.</prosody> [pause:50ms]Four.</speak>`;
    const chunks = await collect(await opening, text);
    const streamed = chunks.reduce((sum, { audio }) => sum + audio.length, 0);
    expect(streamed).toBe(await samples(text));
    expect(chunks.at(-1)!.end).toBeCloseTo(streamed / 24000, 9);
  });

  it("prosody changes its words only", async () => {
    const plain = await samples("<speak>One <prosody rate='100%'>two</prosody></speak>");
    const fast = await samples("<speak>One <prosody rate='200%'>two</prosody></speak>");
    expect(fast).toBeLessThan(plain);
    expect(await samples("<speak>One two</speak>", { speed: 2 })).toBeLessThan(fast);
  });

  it("an unknown speaker of the text is a warning", async () => {
    const { warnings } = await (
      await opening
    ).synthesize(`<speak><voice name="Nobody">Hello</voice></speak>`);
    expect(warnings.map(({ code }) => code)).toEqual(["MARKUP_IGNORED"]);
  });
});
