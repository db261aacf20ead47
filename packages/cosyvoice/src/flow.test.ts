import type { InferenceSession, Tensor } from "@cosyvoice-lite/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTinyParts, type TinyParts } from "../test/helpers/cosyvoice1-parts";
import { largestDifference } from "../test/helpers/golden";
import { openFlow, timeSteps, type Flow, type FlowRequest } from "./flow";

let parts: TinyParts;
beforeAll(async () => {
  parts = await openTinyParts();
});
afterAll(async () => {
  await parts.flow.dispose();
  await parts.hift.dispose();
});
const tokens = (...values: number[]) => Int32Array.from(values);
const request = (more: Partial<FlowRequest> = {}): FlowRequest => ({
  tokens: tokens(3, 1, 4, 1, 5, 9, 2, 6),
  speaker: parts.speaker,
  seed: 1,
  steps: 2,
  guidance: 0.7,
  ...more,
});

describe("the tiny voice", () => {
  test("gives the official mel", async () => {
    const { golden, spec, flow } = parts;
    const { mel, frames } = await flow.infer(
      request({
        ...spec.flow,
        tokens: tokens(...golden.value<{ tokens: number[] }>("speech").tokens),
        noise: golden.tensor("speech.flowNoise").floats,
      }),
    );
    expect(frames).toBe(17);
    expect(largestDifference(mel, golden.tensor("speech.mel").floats)).toBeLessThan(1e-4);
  });

  test("repeats itself with a seed, and differs with another", async () => {
    const first = await parts.flow.infer(request());
    expect((await parts.flow.infer(request())).mel).toEqual(first.mel);
    expect((await parts.flow.infer(request({ seed: 2 }))).mel).not.toEqual(first.mel);
  });

  test("works without guidance, and from two tokens on", async () => {
    const plain = await parts.flow.infer(request({ guidance: 0, tokens: tokens(7, 8) }));
    expect(plain.frames).toBe(3);
    expect(plain.mel.every(Number.isFinite)).toBe(true);
  });

  test("begins where the last chunk's end says", async () => {
    const first = await parts.flow.infer(
      request({ tokens: Int32Array.from({ length: 45 }, (_, i) => i) }),
    );
    expect(first.cache.frames).toBe(parts.spec.stream.melOverlapFrames);
    const second = await parts.flow.infer(
      request({
        tokens: Int32Array.from({ length: 20 }, (_, i) => 25 + i),
        seed: 5,
        cache: first.cache,
      }),
    );
    // 20 tokens have as many frames as the overlap: the whole start is the earlier one.
    expect(second.cache).toEqual(first.cache);
  });

  test.each([0, 225])("refuses %i tokens", async (count) => {
    await expect(
      parts.flow.infer(request({ tokens: new Int32Array(count) })),
    ).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining(`found ${count}`),
    });
  });

  test("tells its steps and stops between them", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const running = parts.flow.infer(
      request({
        steps: 9,
        signal: controller.signal,
        onStep: (step, steps) => {
          seen.push(step);
          expect(steps).toBe(9);
          if (step === 3) controller.abort();
        },
      }),
    );
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe("other graphs", () => {
  const encoder = (): InferenceSession =>
    session(({ weight }) => ({
      mu: {
        type: "float32",
        data: new Float32Array(80 * weight.dims[0]),
        dims: [1, 80, weight.dims[0]],
      },
    }));
  const open = (estimator: InferenceSession): Promise<Flow> =>
    openFlow({
      spec: parts.spec,
      mel: parts.mel,
      load: async (role) => (role === "flowEncoder" ? encoder() : estimator),
    });

  test("guidance weighs the two rows, and none asks for one row only", async () => {
    const batches: number[] = [];
    const estimator = session(({ x, mu, spks }) => {
      const [batch] = x.dims;
      batches.push(batch);
      const size = x.data.length / batch;
      // The second row carries nothing of the condition.
      const second = [...mu.data.subarray(size), ...spks.data.subarray(80)];
      expect(second.filter((value) => Number(value) !== 0)).toEqual([]);
      const data = new Float32Array(x.data.length).fill(3);
      if (batch === 2) data.fill(1, size);
      return { velocity: { type: "float32", data, dims: x.dims } };
    });
    const flow = await open(estimator);
    const noise = new Float32Array(80 * 13);
    const guided = await flow.infer(request({ noise, guidance: 0.5 }));
    const plain = await flow.infer(request({ noise, guidance: 0 }));
    expect(guided.mel[0]).toBeCloseTo(1.5 * 3 - 0.5 * 1, 5);
    expect(plain.mel[0]).toBeCloseTo(3, 5);
    expect(batches).toEqual([2, 2, 1, 1]);
  });

  test("a velocity of another shape is refused by name", async () => {
    const flow = await open(
      session(() => ({ velocity: { type: "float32", data: new Float32Array(4), dims: [1, 4] } })),
    );
    await expect(flow.infer(request())).rejects.toMatchObject({
      code: "MODEL_FAILED",
      message: expect.stringContaining("velocity as float32 [1,4]"),
    });
  });

  test("the first graph is freed where the second does not load", async () => {
    let disposed = 0;
    const first = { ...encoder(), dispose: async () => void disposed++ };
    const opening = openFlow({
      spec: parts.spec,
      mel: parts.mel,
      load: (role) =>
        role === "flowEncoder" ? Promise.resolve(first) : Promise.reject(new Error("no")),
    });
    await expect(opening).rejects.toThrow("no");
    expect(disposed).toBe(1);
  });
});

function session(
  run: (feeds: Readonly<Record<string, Tensor>>) => Record<string, Tensor>,
): InferenceSession {
  return {
    inputNames: [],
    outputNames: [],
    run: async (feeds) => run(feeds),
    dispose: async () => undefined,
  };
}

test.each([1, 2, 10, 50])("%i steps lead from 0 to 1 along a cosine", (steps) => {
  const taken = timeSteps(steps);
  expect(taken).toHaveLength(steps);
  taken.forEach(({ time, delta }, k) => {
    expect(time).toBeCloseTo(1 - Math.cos(((k / steps) * Math.PI) / 2), 6);
    expect(delta).toBeGreaterThan(0);
    expect(Math.fround(time)).toBe(time);
    expect(Math.fround(delta)).toBe(delta);
  });
  const last = taken[steps - 1];
  expect(Math.fround(last.time + last.delta)).toBeCloseTo(1, 6);
});
