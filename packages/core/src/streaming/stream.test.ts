/** The stream of a synthesizer over models without graphs. */
import type { TextFrontend, Vocoder } from "@cosyvoice-lite/spec";
import { describe, expect, test, vi } from "vitest";
import { fakeAcoustic, fakeFrontend, fakeVocoder } from "../../test/helpers/fake-models";
import { tinyManifest, tinyVoiceSource } from "../../test/helpers/tiny-voice";
import { LocalSynthesizer } from "../local-synthesizer";
import type { SpeechChunk } from "../synthesizer";
import { openVoice } from "../voice/open-voice";

// 4 kHz and 10 frames a second.
const manifest = await tinyManifest((m) => {
  m.sampleRate = 4000;
  Object.assign(m.mel as object, { sampleRate: 4000, hopLength: 400, maxFrequency: 2000 });
});
const voice = await openVoice(tinyVoiceSource({ "voice.json": manifest }));
const { mel } = voice.manifest;

/** The fake front end, which takes blanks for letters, without them. */
const wordsOnly: TextFrontend = {
  ...fakeFrontend(),
  async *utterances(text, options) {
    if (text.trim() !== "") yield* fakeFrontend().utterances(text.trimEnd(), options);
  },
};

/** A minute of silence behind every sentence. */
const withBreaks: TextFrontend = {
  ...wordsOnly,
  async *utterances(text, options) {
    for await (const utterance of wordsOnly.utterances(text, options))
      yield { ...utterance, breakAfterMs: 60_000 };
  },
};

/** Ten frames per symbol, decoded four frames at a time; `decoded` counts the pieces. */
function synthesizer(frontend = wordsOnly) {
  const counts = { decoded: 0, released: 0 };
  const plain = fakeVocoder(mel);
  const decode: Vocoder["decode"] = async (frames, options) => {
    const samples = await plain.decode(frames, options);
    // A ramp, so that no two samples are alike.
    return samples.map((sample, n) => sample + n / 1e6);
  };
  const vocoder: Vocoder & { stream: unknown } = {
    ...plain,
    decode,
    async *stream(...[frames, options]: Parameters<Vocoder["decode"]>) {
      try {
        const samples = await decode(frames, options);
        for (let at = 0; at < samples.length; at += 1600) {
          counts.decoded++;
          yield samples.slice(at, at + 1600);
        }
      } finally {
        counts.released++;
      }
    },
  };
  const acoustic = fakeAcoustic(mel);
  const timed: typeof acoustic = Object.assign(Object.create(acoustic), {
    async infer(...args: Parameters<typeof acoustic.infer>) {
      const frames = await acoustic.infer(...args);
      const each = frames.frames / args[0].ids.length;
      return { ...frames, durations: new Int32Array(args[0].ids.length).fill(each) };
    },
  });
  const tts = new LocalSynthesizer({
    voice,
    backend: "fake",
    models: { frontend, acoustic: timed, warnings: [] },
    openVocoder: async () => vocoder,
    vocoder: "lite",
    warnings: [],
  });
  return { tts, counts };
}

async function collect(chunks: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const list: SpeechChunk[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}
const audioOf = (chunks: readonly SpeechChunk[]) =>
  Float32Array.from(chunks.flatMap(({ audio }) => [...audio]));

async function* pieces(list: readonly string[], onPiece: (i: number) => void = () => undefined) {
  for (const [i, piece] of list.entries()) {
    onPiece(i);
    yield piece;
  }
}

describe("chunks", () => {
  test("a sentence comes in several; places, pauses and words are right", async () => {
    const { tts } = synthesizer();
    const chunks = await collect(tts.stream("a|bc"));
    expect(
      chunks.map(({ index, sentence, endsSentence, isFinal, text, start, end }) => [
        index, sentence, endsSentence, isFinal, text, start, end,
      ]),
    ).toEqual([
      [0, 0, false, false, "a", 0, 0.4],
      [1, 0, false, false, "a", 0.4, 0.8],
      [2, 0, true, false, "a", 0.8, 1],
      [3, 1, false, false, "bc", 1, 1.5],
      [4, 1, false, false, "bc", 1.5, 1.9],
      [5, 1, false, false, "bc", 1.9, 2.3],
      [6, 1, false, false, "bc", 2.3, 2.7],
      [7, 1, true, true, "bc", 2.7, 3.1],
    ]); // prettier-ignore
    expect(chunks.map(({ words }) => words?.map(({ text }) => text).join())).toEqual(
      ["a", "", "", "bc", "", "", "", ""], // prettier-ignore
    );
    // Behind the pause of 0.1 seconds.
    expect(chunks[3].words).toMatchObject([{ textStart: 2, textEnd: 4, start: 1.1, end: 3.1 }]);
    expect([...chunks[3].audio.subarray(0, 400)].every((sample) => sample === 0)).toBe(true);
  });

  test("a long silence comes in short chunks, made when they are asked for", async () => {
    const { tts } = synthesizer(withBreaks);
    for (const text of ["a|bc", () => pieces(["a|bc\n", " "])]) {
      const chunks = await collect(tts.stream(typeof text === "string" ? text : text()));
      expect(chunks.at(-1)!.end).toBeCloseTo(123.1, 1);
      for (const { audio } of chunks) expect(audio.length).toBeLessThanOrEqual(4000 * 2.5);
      expect(chunks.map(({ isFinal }) => isFinal).lastIndexOf(false)).toBe(chunks.length - 2);
      expect(chunks.filter(({ endsSentence }) => endsSentence)).toHaveLength(2);
      const places = new Set(chunks.map((each) => `${each.sentence} ${each.text.trim()}`));
      expect([...places]).toEqual(["0 a", "1 bc", "1 "]);
      for (const [i, { start }] of chunks.entries()) expect(start).toBe(chunks[i - 1]?.end ?? 0);
    }
    const chunks = await collect(tts.stream("a|bc"));
    const speech = await tts.synthesize("a|bc");
    expect(speech.words!.map(({ start }) => start)).toEqual([0, 61.1]);
    expect(audioOf(chunks)).toEqual(speech.audio);
  });

  test("an abort ends a silence", async () => {
    const { tts } = synthesizer(withBreaks);
    const controller = new AbortController();
    const stream = tts.stream("a", { signal: controller.signal });
    for (let i = 0; i < 5; i++) await stream.next();
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: "ABORTED" });
  });

  test.each([4000, 8000, 6250, 4001])("joined they are the whole at %i Hz", async (sampleRate) => {
    const { tts } = synthesizer();
    const options = { sampleRate, volume: 8, speed: 1.25 };
    const chunks = await collect(tts.stream("üb|c", options));
    const speech = await tts.synthesize("üb|c", options);
    expect(audioOf(chunks)).toEqual(speech.audio);
    expect(speech.words).toEqual(chunks.flatMap(({ words }) => words ?? []));
    expect(chunks.at(-1)!.end).toBe(speech.duration);
    // Frames of a tenth of a second at 1.25 times the speed; 0.08 seconds of pause.
    expect(speech.words!.map(({ start, end }) => [start, end].map((t) => t.toFixed(2)))).toEqual([
      ["0.00", "1.60"],
      ["1.68", "2.48"],
    ]);
  });

  test("nothing is computed before it is asked for", async () => {
    const { tts, counts } = synthesizer();
    const stream = tts.stream("abc|d");
    for (const asked of [1, 2, 3]) {
      await stream.next();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(counts.decoded).toBe(asked);
    }
    await stream.return();
    expect(counts).toEqual({ decoded: 3, released: 1 });
  });

  test("break releases the work", async () => {
    const { tts, counts } = synthesizer();
    for await (const _ of tts.stream("abc|d")) break;
    expect(counts).toEqual({ decoded: 1, released: 1 });
    await tts.dispose();
  });

  test("an abort stops at the next chunk of the same sentence", async () => {
    const { tts, counts } = synthesizer();
    const controller = new AbortController();
    const stream = tts.stream("abc", { signal: controller.signal });
    await stream.next();
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: "ABORTED" });
    expect(counts).toEqual({ decoded: 1, released: 1 });
  });

  test("after dispose() there are no more chunks", async () => {
    const { tts } = synthesizer();
    const stream = tts.stream("abc");
    await stream.next();
    await tts.dispose();
    await expect(stream.next()).rejects.toMatchObject({ code: "DISPOSED" });
  });
});

describe("texts in pieces", () => {
  test("a sentence is spoken before the next piece is asked for", async () => {
    const { tts } = synthesizer();
    let asked = -1;
    const stream = tts.stream(pieces(["ab", "c。", "d。"], (i) => (asked = i)));
    const first = (await stream.next()).value as SpeechChunk;
    expect([first.text, asked]).toEqual(["abc。", 1]);
    for (let chunk = first; !chunk.endsSentence;)
      chunk = (await stream.next()).value as SpeechChunk;
    expect(asked).toBe(1);
    expect((await stream.next()).value).toMatchObject({ text: "d。", sentence: 1, textStart: 4 });
    await stream.return();
  });

  test("offsets count in all pieces; exactly the last chunk is final", async () => {
    const { tts } = synthesizer();
    const chunks = await collect(tts.stream(pieces(["a。\n", "b", "。"])));
    expect(chunks.filter(({ endsSentence }) => endsSentence)).toMatchObject([
      { text: "a。", textStart: 0, textEnd: 2 },
      { text: "b。", textStart: 3, textEnd: 5 },
    ]);
    expect(chunks.map(({ isFinal }) => isFinal).indexOf(true)).toBe(chunks.length - 1);
    expect(chunks.at(-1)).toMatchObject({ text: "", textStart: 5, sentence: 1, start: 4.35, end: 4.35 }); // prettier-ignore
    expect(chunks.at(-1)!.audio).toHaveLength(0);
    expect(chunks.flatMap(({ words = [] }) => words)).toMatchObject([
      { text: "a。", textStart: 0, start: 0, end: 2 },
      // A line break makes a longer pause than the 0.1 seconds of the fake front end.
      { text: "b。", textStart: 3, start: 2.35, end: 4.35 },
    ]);
  });

  test("what is never spoken is an error at the end, and tells why", async () => {
    const { tts } = synthesizer();
    await expect(collect(tts.stream(pieces([])))).rejects.toMatchObject({ code: "EMPTY_TEXT" });
    await expect(collect(tts.stream(pieces(["?1", "\n"])))).rejects.toMatchObject({
      code: "EMPTY_TEXT",
      message: expect.stringContaining("?1"),
    });
  });

  test("break and abort end the source", async () => {
    const { tts } = synthesizer();
    for (const stop of ["break", "abort"]) {
      const onEnd = vi.fn<() => void>();
      const source = (async function* () {
        try {
          for (;;) yield "a。";
        } finally {
          onEnd();
        }
      })();
      const controller = new AbortController();
      const run = async () => {
        for await (const _ of tts.stream(source, { signal: controller.signal })) {
          if (stop === "break") break;
          controller.abort();
        }
      };
      const error = await run().catch((reason: unknown) => reason);
      expect((error as { code?: string } | undefined)?.code).toBe(
        stop === "abort" ? "ABORTED" : undefined,
      );
      await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
    }
  });

  test.each([5, null, {}])("refuses %j for a text", async (text) => {
    const { tts } = synthesizer();
    await expect(tts.stream(text as unknown as string).next()).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("async iterable"),
    });
  });
});
