import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { openTinyParts, withoutNoise, type TinyParts } from "../test/helpers/cosyvoice1-parts";
import { signalToNoise } from "../test/helpers/golden";
import { frameCount, tokenTiming } from "./frames";
import { type Hift, harmonicSource } from "./hift";
import type { Flow } from "./flow";
import {
  streamSpeech,
  type StreamSpeechOptions,
  resolveFirstHop,
  smallestFirstHop,
  evenFade,
  fadeInto,
  hammingFade,
} from "./chunks";

let parts: TinyParts;
let options: Omit<StreamSpeechOptions, "tokens">;
beforeAll(async () => {
  parts = await openTinyParts();
  const { spec, mel, flow, hift, speaker } = parts;
  const timing = tokenTiming(spec, mel);
  options = { flow, hift, spec, speaker, timing, seed: 3, steps: 1, guidance: 0 };
});
afterAll(async () => {
  await parts.flow.dispose();
  await parts.hift.dispose();
});

async function piecesOf(more: Partial<StreamSpeechOptions> & Pick<StreamSpeechOptions, "tokens">) {
  const pieces: Float32Array[] = [];
  for await (const piece of streamSpeech({ ...options, ...more })) pieces.push(piece);
  return pieces;
}
const someTokens = (length: number) => Array.from({ length }, (_, i) => (i * 29 + 7) % 64);

describe("the tiny voice", () => {
  test("is the official stream with official joins and chunks", async () => {
    const { golden, spec } = parts;
    const { tokens, chunks, stride } = golden.value<{
      tokens: number[];
      chunks: number[];
      stride: number;
    }>("stream");
    const pieces = await piecesOf({
      ...withoutNoise(parts),
      tokens,
      steps: spec.flow.steps,
      guidance: spec.flow.guidance,
      firstHopTokens: spec.stream.hopTokens,
      joins: "official",
    });
    expect(pieces.map((piece) => piece.length)).toEqual(chunks);
    const thinned = concat(Float32Array, pieces).filter((_, n) => n % stride === 0);
    expect(signalToNoise(thinned, golden.tensor("stream.waveform").floats)).toBeGreaterThan(60);
  });

  test("has a sound after a small first chunk, then larger ones", async () => {
    const asked: number[] = [];
    const wanted: number[] = [];
    async function* slowly() {
      for (const [index, token] of someTokens(200).entries()) {
        wanted.push(index);
        yield token;
      }
    }
    const flow: Flow = {
      ...parts.flow,
      infer: (request) => {
        asked.push(request.tokens.length);
        return parts.flow.infer(request);
      },
    };
    const stream = streamSpeech({ ...options, flow, tokens: slowly(), firstHopTokens: 25 });
    const first = await stream.next();
    expect(wanted).toHaveLength(45);
    expect(first.value).toHaveLength((frameCount(45, options.timing) - 54) * 256);
    for await (const _ of stream);
    expect(asked).toEqual([45, 70, 120, 200 - 175]);
  });

  test.each([2, 45, 64, 121, 200])("has the length of its %i tokens", async (count) => {
    const tokens = someTokens(count);
    const pieces = await piecesOf({ tokens, firstHopTokens: 25 });
    const length = concat(Float32Array, pieces).length / 256;
    const whole = frameCount(tokens.length, options.timing);
    expect(length).toBeLessThanOrEqual(whole);
    expect(length).toBeGreaterThan(whole - pieces.length);
  });

  test("speaks a short utterance at once, the way it is spoken without a stream", async () => {
    const tokens = someTokens(12);
    const pieces = await piecesOf({ tokens });
    const { seed, steps, guidance, speaker } = options;
    const { mel, frames } = await parts.flow.infer({
      tokens: Int32Array.from(tokens),
      speaker,
      seed,
      steps,
      guidance,
    });
    const { samples } = await parts.hift.decode({ mel, frames, seed });
    expect(pieces).toEqual([samples]);
  });

  test("gives nothing for no tokens", async () => {
    expect(await piecesOf({ tokens: [] })).toEqual([]);
  });

  test("clicks at no join", async () => {
    const pieces = await piecesOf({ tokens: someTokens(150), firstHopTokens: 25 });
    expect(pieces.length).toBeGreaterThan(2);
    const { atJoins, elsewhere } = roughness(pieces);
    expect(atJoins).toBeLessThanOrEqual(elsewhere);
  });

  test("stops with its signal, and lets go of the tokens", async () => {
    const controller = new AbortController();
    let closed = false;
    function* tokens() {
      try {
        for (;;) yield 1;
      } finally {
        closed = true;
      }
    }
    const stream = streamSpeech({ ...options, tokens: tokens(), signal: controller.signal });
    await stream.next();
    controller.abort();
    await expect(stream.next()).rejects.toMatchObject({ code: "ABORTED" });
    expect(closed).toBe(true);
  });

  test("refuses a first chunk before it asks for tokens", async () => {
    let asked = false;
    function* tokens() {
      asked = true;
      yield 1;
    }
    const stream = streamSpeech({ ...options, tokens: tokens(), firstHopTokens: 3 });
    await expect(stream.next()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(asked).toBe(false);
  });
});

// A voice whose samples are its excitation: a steady tone, in which every jump of a phase or of a level shows.
describe("a steady tone", () => {
  const tone = (): Hift => ({
    async decode({ frames, phases, sourceHead, headCycles }) {
      const { hift } = parts.spec;
      const { samples, cycles } = harmonicSource(
        {
          f0: new Float32Array(frames).fill(200),
          phases: phases ?? new Float32Array(hift.harmonics),
          fillNoise: (_, row) => void row.fill(0),
          head: sourceHead,
          headCycles,
        },
        { ...hift, sampleRate: parts.mel.sampleRate },
      );
      return { samples: Float32Array.from(samples), source: samples, cycles };
    },
    dispose: async () => undefined,
  });
  const still = (): Flow => ({
    async infer({ tokens }) {
      const frames = frameCount(tokens.length, options.timing);
      const empty = new Float32Array(80 * parts.spec.stream.melOverlapFrames);
      const cache = { noise: empty, mu: empty, frames: parts.spec.stream.melOverlapFrames };
      return { mel: new Float32Array(80 * frames), frames, cache };
    },
    dispose: async () => undefined,
  });

  test("goes on through every join", async () => {
    const pieces = await piecesOf({ tokens: someTokens(400), flow: still(), hift: tone() });
    const { atJoins, elsewhere } = roughness(pieces);
    expect(atJoins).toBeLessThan(1.01 * elsewhere);
  });

  test("clicks with the official joins: the measure can tell", async () => {
    const pieces = await piecesOf({
      tokens: someTokens(400),
      flow: still(),
      hift: tone(),
      joins: "official",
    });
    const { atJoins, elsewhere } = roughness(pieces);
    expect(atJoins).toBeGreaterThan(3 * elsewhere);
  });
});

/**
 * The largest energy of the second difference in 64 samples, around the joins (the cut itself and the end of the fade
 * behind it) and everywhere else.
 */
function roughness(pieces: readonly Float32Array[]): { atJoins: number; elsewhere: number } {
  const samples = concat(Float32Array, pieces);
  const width = 64;
  const energy = (start: number) => {
    let sum = 0;
    for (let n = start; n < start + width; n++)
      sum += (samples[n - 1] - 2 * samples[n] + samples[n + 1]) ** 2;
    return sum;
  };
  const places = new Set<number>();
  let end = 0;
  for (const piece of pieces.slice(0, -1)) {
    end += piece.length;
    places.add(end);
    places.add(end + parts.spec.stream.melCacheFrames * 256);
  }
  let atJoins = 0;
  for (const place of places) atJoins = Math.max(atJoins, energy(place - width / 2));
  let elsewhere = 0;
  // The sound's own beginning and end are no joins, and no measure either.
  for (let start = 512; start + width < samples.length - 512; start += width / 2) {
    if ([...places].some((place) => Math.abs(place - start) < 2 * width)) continue;
    elsewhere = Math.max(elsewhere, energy(start));
  }
  return { atJoins, elsewhere };
}

const timing = { tokenRate: 50, edgeTokens: 20, mel: { sampleRate: 22050, hopLength: 256 } };
const settings = { hopTokens: 100, overlapTokens: 20, melOverlapFrames: 34, melCacheFrames: 20 };

test("the smallest first chunk has both edges and something to play", () => {
  const least = smallestFirstHop(settings, timing);
  expect(least + 20).toBeGreaterThan(40);
  expect(frameCount(least + 20, timing)).toBeGreaterThan(54);
  const long = { ...settings, melCacheFrames: 60 };
  expect(frameCount(smallestFirstHop(long, timing) + 20, timing)).toBeGreaterThan(94);
  expect(frameCount(smallestFirstHop(long, timing) + 19, timing)).toBeLessThanOrEqual(94);
});

describe("resolveFirstHop", () => {
  test.each([
    [undefined, 30],
    [21, 21],
    [100, 100],
  ])("%s becomes %i", (asked, hop) => {
    expect(resolveFirstHop(asked, settings, timing)).toBe(hop);
  });

  test("the default keeps to a voice's own hop", () => {
    expect(resolveFirstHop(undefined, { ...settings, hopTokens: 25 }, timing)).toBe(25);
  });

  test.each([20, 101, 30.5, Number.NaN, 0])("refuses %s with the range", (asked) => {
    expect(() => resolveFirstHop(asked, settings, timing)).toThrow(
      expect.objectContaining({
        code: "INVALID_ARGUMENT",
        message: expect.stringContaining("from 21 to 100"),
      }),
    );
  });
});

describe("evenFade", () => {
  test("leaves equal signals as they are", () => {
    const row = Float32Array.of(1, -2, 3, 4);
    fadeInto(row, Float32Array.of(1, -2, 3), evenFade(3));
    expect([...row]).toEqual([1, -2, 3, 4]);
  });

  test("rises from nearly 0 to nearly 1", () => {
    const { rising, falling } = evenFade(34);
    expect(rising[0]).toBeLessThan(0.001);
    expect(rising[33]).toBeGreaterThan(0.999);
    rising.forEach((weight, n) => {
      expect(weight + falling[n]).toBeCloseTo(1, 12);
      expect(weight).toBeGreaterThan(n > 0 ? rising[n - 1] : 0);
    });
  });
});

test("hammingFade is the symmetric window cut in two", () => {
  const { rising, falling } = hammingFade(4);
  // numpy.hamming(8)
  const window = [0.08, 0.25319469, 0.64235963, 0.95444568];
  rising.forEach((weight, n) => expect(weight).toBeCloseTo(window[n], 7));
  falling.forEach((weight, n) => expect(weight).toBeCloseTo(window[3 - n], 7));
});

test("a fade of no length changes nothing", () => {
  const row = Float32Array.of(1, 2);
  fadeInto(row, new Float32Array(0), evenFade(0));
  expect([...row]).toEqual([1, 2]);
});
