import type { Vocoder } from "@cosyvoice-lite/spec";
import { vocoderConformance } from "@cosyvoice-lite/spec/conformance";
import { describe, expect, it } from "vitest";

import {
  createFakeBackend,
  LITE_GRAPH,
  SOURCE_GRAPH,
  speechFrames,
  WAVEFORM_GRAPH,
  type FakeGraph,
} from "../../test/fake-backend";
import { LITE_MEL, maxDifference } from "../../test/golden";
import { createVocoder } from "../registry";
import { createF0Estimator } from "../sources/estimate-f0";
import { createNoiseLoop, NOISE_PERIOD } from "../sources/noise";
import type { StreamingVocoder, VocoderRequest } from "./vocoder";

const frames = speechFrames();
const model = new Uint8Array(1);

async function create(kind: string, graph: FakeGraph, more: Partial<VocoderRequest> = {}) {
  const backend = createFakeBackend(graph);
  const vocoder = (await createVocoder(kind, {
    mel: LITE_MEL,
    contextFrames: 24,
    backend,
    model,
    ...more,
  })) as StreamingVocoder;
  return { vocoder, backend };
}

const rejects = (promise: Promise<unknown>, code: string, message: string) =>
  expect(promise).rejects.toMatchObject({ code, message: expect.stringContaining(message) });

describe.each([
  ["lite", "filters", LITE_GRAPH],
  ["hifigan", "mel only", WAVEFORM_GRAPH],
  ["hifigan", "mel and sources", SOURCE_GRAPH],
])("%s from %s", (kind, _, graph) => {
  const suite = vocoderConformance({
    create: async (): Promise<Vocoder> => (await create(kind, graph)).vocoder,
    frames,
  });
  for (const { name, run } of suite) it(name, run);

  it("streams in growing chunks the samples that it decodes", async () => {
    const { vocoder, backend } = await create(kind, graph);
    expect(vocoder.stream).toBeTypeOf("function");
    const long = speechFrames(10);
    const whole = await vocoder.decode(long, { seed: 3 });
    const pieces: Float32Array[] = [];
    for await (const piece of vocoder.stream(long, { seed: 3 })) pieces.push(piece);
    expect(pieces.length).toBe(4);
    // 12, 192, 640 and 116 frames with 24 more on either side, as far as there are any.
    expect(backend.runs).toEqual([960, 36, 228, 688, 140]);
    const joined = Float32Array.from(pieces.flatMap((piece) => [...piece]));
    expect(maxDifference(joined, whole)).toBeLessThan(1e-6);
  });

  it("stops a stream when its signal fires", async () => {
    const { vocoder, backend } = await create(kind, graph);
    const controller = new AbortController();
    const stream = vocoder.stream(frames, { signal: controller.signal });
    await stream.next();
    controller.abort();
    await rejects(stream.next(), "ABORTED", "aborted");
    expect(backend.runs).toHaveLength(1);
  });

  it("frees its graph", async () => {
    const { vocoder, backend } = await create(kind, graph);
    expect(backend.open).toBe(1);
    await vocoder.dispose();
    expect(backend.open).toBe(0);
  });

  it("says what it needs", async () => {
    await rejects(createVocoder(kind, { mel: LITE_MEL, model }), "INVALID_ARGUMENT", "backend");
    await rejects(
      createVocoder(kind, { mel: LITE_MEL, backend: createFakeBackend(graph) }),
      "INVALID_ARGUMENT",
      "graph",
    );
  });

  it("refuses a graph with other tensors, and frees it", async () => {
    const backend = createFakeBackend({
      inputs: ["mel", "style"],
      outputs: ["audio"],
      run: () => ({}),
    });
    const promise = createVocoder(kind, { mel: LITE_MEL, backend, model });
    await rejects(promise, "VOICE_INVALID", 'no input "mel_spectrogram"');
    await rejects(
      createVocoder(kind, { mel: LITE_MEL, backend, model }),
      "VOICE_INVALID",
      '"style"',
    );
    expect(backend.open).toBe(0);
  });

  it("refuses outputs of another length", async () => {
    const wrong: FakeGraph = {
      ...graph,
      run: () =>
        Object.fromEntries(
          graph.outputs.map((name) => [
            name,
            { type: "float32", data: new Float32Array(5), dims: [1, 5] },
          ]),
        ),
    };
    const { vocoder } = await create(kind, wrong);
    await rejects(vocoder.decode(frames), "MODEL_FAILED", "gave 5");
  });

  it("refuses outputs of another type", async () => {
    const wrong: FakeGraph = {
      ...graph,
      run: () =>
        Object.fromEntries(
          graph.outputs.map((name) => [
            name,
            { type: "int32", data: new Int32Array(5), dims: [1, 5] },
          ]),
        ),
    };
    const { vocoder } = await create(kind, wrong);
    await rejects(vocoder.decode(frames), "MODEL_FAILED", "int32");
  });
});

describe("lite", () => {
  it("estimates F0 where there is none", async () => {
    const { vocoder } = await create("lite", LITE_GRAPH);
    const bare = { mel: frames.mel, frames: frames.frames };
    const f0 = createF0Estimator(LITE_MEL)(bare);
    expect(f0.filter((hertz) => hertz > 0).length).toBeGreaterThan(30);
    expect(await vocoder.decode(bare)).toEqual(await vocoder.decode({ ...bare, f0 }));
  });

  it("refuses F0 that is no frequency", async () => {
    const { vocoder } = await create("lite", LITE_GRAPH);
    for (const bad of [-1, NaN, 12_000]) {
      const f0 = frames.f0!.slice();
      f0[5] = bad;
      await rejects(vocoder.decode({ ...frames, f0 }), "INVALID_ARGUMENT", "F0 of frame 5");
    }
    const short = { ...frames, f0: frames.f0!.subarray(1) };
    await rejects(vocoder.decode(short), "INVALID_ARGUMENT", "one F0 value per frame");
  });

  it("gives other noise for another seed", async () => {
    const { vocoder } = await create("lite", LITE_GRAPH);
    expect(await vocoder.decode(frames, { seed: 1 })).not.toEqual(
      await vocoder.decode(frames, { seed: 2 }),
    );
  });
});

describe("hifigan", () => {
  it("takes the tensor names of the manifest, by position", async () => {
    const graph: FakeGraph = {
      inputs: ["spec"],
      outputs: ["audio"],
      run: ({ spec }) => ({ audio: WAVEFORM_GRAPH.run({ mel_spectrogram: spec }).audio }),
    };
    const entry = {
      name: "best",
      kind: "hifigan",
      graph: {
        file: "v.onnx",
        inputs: [{ name: "spec", dtype: "float32" as const }],
        outputs: [{ name: "audio", dtype: "float32" as const }],
      },
    };
    const { vocoder } = await create("hifigan", graph, { entry });
    expect(await vocoder.decode(frames)).toHaveLength(frames.frames * 300);
  });

  it("feeds F0 to a graph that asks for it", async () => {
    const graph: FakeGraph = {
      ...WAVEFORM_GRAPH,
      inputs: ["mel_spectrogram", "f0"],
      run: (feeds) => {
        expect(feeds.f0.dims).toEqual([1, 96]);
        expect(feeds.f0.data).toEqual(frames.f0);
        return WAVEFORM_GRAPH.run(feeds);
      },
    };
    const { vocoder } = await create("hifigan", graph);
    expect(await vocoder.decode(frames)).toHaveLength(28_800);
  });
});

describe("hifigan with sources", () => {
  it("feeds the stretch of pulses and noise that belongs to the frames", async () => {
    const seen: [number, number, number][] = [];
    const graph: FakeGraph = {
      ...SOURCE_GRAPH,
      run: (feeds) => {
        const { f0, pulses, noise } = feeds;
        seen.push([f0.data.length, pulses.data.length, noise.data.length]);
        return SOURCE_GRAPH.run(feeds);
      },
    };
    const { vocoder } = await create("hifigan", graph, { contextFrames: 5 });
    const long = speechFrames(3);
    for await (const piece of vocoder.stream(long)) expect(piece.length).toBeGreaterThan(0);
    expect(seen).toEqual([
      [17, 5100, 5100],
      [202, 60_600, 60_600],
      [89, 26_700, 26_700],
    ]);
  });

  it("estimates F0 where there is none", async () => {
    const { vocoder } = await create("hifigan", SOURCE_GRAPH);
    const bare = { mel: frames.mel, frames: frames.frames };
    const f0 = createF0Estimator(LITE_MEL)(bare);
    expect(await vocoder.decode(bare)).toEqual(await vocoder.decode({ ...bare, f0 }));
  });

  it("gives other noise for another seed", async () => {
    const { vocoder } = await create("hifigan", SOURCE_GRAPH);
    const [one, two] = [
      await vocoder.decode(frames, { seed: 1 }),
      await vocoder.decode(frames, { seed: 2 }),
    ];
    expect(one).not.toEqual(two);
    expect(await vocoder.decode(frames, { seed: 1 })).toEqual(one);
  });
});

describe("hifigan with an excitation", () => {
  const graph: FakeGraph = {
    inputs: ["mel_spectrogram", "excitation", "noise"],
    outputs: ["audio"],
    run: ({ excitation, noise }) => {
      const data = Float32Array.from(
        excitation.data as Float32Array,
        (value, n) => value + 0.01 * Number(noise.data[n]),
      );
      return { audio: { type: "float32", data, dims: [1, data.length] } };
    },
  };
  const behindLite = async () => {
    const source = await create("lite", LITE_GRAPH);
    const whole = await create("hifigan", graph, { excitation: source.vocoder, contextFrames: 5 });
    return { source, ...whole };
  };

  it("perfects what the other vocoder makes, and streams the same", async () => {
    const { source, vocoder } = await behindLite();
    const excitation = await source.vocoder.decode(frames, { seed: 3 });
    const whole = await vocoder.decode(frames, { seed: 3 });
    expect(maxDifference(whole, excitation)).toBeLessThan(0.06);
    const pieces: number[] = [];
    for await (const piece of vocoder.stream(frames, { seed: 3 })) pieces.push(...piece);
    expect(maxDifference(Float32Array.from(pieces), whole)).toBeLessThan(1e-5);
  });

  it("adds noise that is not the excitation's own", async () => {
    const { source, vocoder } = await behindLite();
    const excitation = await source.vocoder.decode(frames, { seed: 3 });
    const added = (await vocoder.decode(frames, { seed: 3 })).map((v, n) => v - excitation[n]);
    const own = new Float32Array(added.length);
    createNoiseLoop(3, NOISE_PERIOD * 300).read(own, 0);
    const correlation = added.reduce((sum, value, n) => sum + value * own[n], 0) / added.length;
    expect(Math.abs(correlation)).toBeLessThan(0.0005);
  });

  it("reads of a stream no more than its context needs", async () => {
    const { source, vocoder } = await behindLite();
    const stream = vocoder.stream(frames);
    await stream.next();
    // 17 frames of excitation: the first chunk of 12 frames and the second.
    expect(source.backend.runs).toHaveLength(2);
    await stream.return();
  });

  it("frees the other vocoder with itself", async () => {
    const { source, vocoder, backend } = await behindLite();
    await vocoder.dispose();
    expect([source.backend.open, backend.open]).toEqual([0, 0]);
  });

  it("says that it needs one", async () => {
    const { vocoder } = await create("hifigan", graph);
    await rejects(vocoder.decode(frames), "INVALID_ARGUMENT", "takes an excitation");
  });

  it("refuses an excitation of another length", async () => {
    const { source, vocoder } = await behindLite();
    const { decode, stream } = source.vocoder;
    source.vocoder.decode = async (...all) => (await decode(...all)).subarray(300);
    await rejects(vocoder.decode(frames), "MODEL_FAILED", "gave 28500 samples where 28800");
    source.vocoder.stream = async function* (...all) {
      yield new Float32Array(300);
      yield* stream(...all);
    };
    const drain = async () => {
      for await (const piece of vocoder.stream(frames)) expect(piece.length).toBeGreaterThan(0);
    };
    await rejects(drain(), "MODEL_FAILED", "gave 29100 samples where 28800");
  });
});

describe("createVocoder", () => {
  it("knows griffin-lim", async () => {
    const vocoder = await createVocoder("griffin-lim", { mel: LITE_MEL });
    expect(vocoder.name).toBe("griffin-lim");
    expect(vocoder.stream).toBeUndefined();
  });

  it.each(["", "griffinlim", "toString"])("refuses the unknown name %j", async (name) => {
    await rejects(
      createVocoder(name, { mel: LITE_MEL }),
      "INVALID_ARGUMENT",
      "griffin-lim, lite, hifigan",
    );
  });
});
