import { readFile } from "node:fs/promises";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { createWebBackend } from "@cosyvoice-lite/core/backends/web";
import { beforeAll, describe, expect, test } from "vitest";
import { forceDurations, largestDifference, noteDurations, speakAll } from "./agreement.mjs";

const graph = new URL("../../packages/voice-lite/voice/acoustic.onnx", import.meta.url);
/**
 * A graph that rounds its activations to int8 as they come rounds some of them differently in each runtime. The pitch then differs by
 * 0.1 %, and the phase of every harmonic adds that up: such a voice cannot reach the bar. Weights in int8 alone do no harm.
 */
const roundsActivations = (await readFile(graph)).includes("DynamicQuantizeLinear");
if (roundsActivations)
  process.stderr.write(
    "The agreement of the backends is not tested: the bundled voice rounds activations (Storage.dynamic_int8 in training).\n",
  );

describe("with the same durations", { timeout: 120_000 }, () => {
  /** @type {import("./agreement.mjs").Durations} */
  const durations = new Map();
  /** @type {Float32Array[]} */
  let plain;
  /** @type {Float32Array[]} */
  let native;
  beforeAll(async () => {
    const backend = await createNodeBackend();
    plain = await speakAll(noteDurations(backend, durations));
    native = await speakAll(forceDurations(backend, durations));
  }, 120_000);

  test("the changed graph says what the model's own says", () => {
    // One more than texts: a voice of several speakers is tried when it is opened.
    expect(durations.size).toBe(plain.length + 1);
    expect(largestDifference(plain, native)).toBeLessThanOrEqual(1e-5);
  });

  test("the durations are those that are given", async () => {
    const longer = new Map(
      [...durations].map(([key, frames]) => [
        key,
        frames.map((count, index) => count + (index === 1 ? 7 : 0)),
      ]),
    );
    const spoken = await speakAll(forceDurations(await createNodeBackend(), longer));
    // 300 samples per frame.
    expect(spoken.map(({ length }) => length)).toEqual(plain.map(({ length }) => length + 7 * 300));
  });

  test.skipIf(roundsActivations)(
    "the web backend's samples are those of the native one, up to 2e-3",
    async () => {
      const web = await speakAll(forceDurations(await createWebBackend(), durations));
      expect(largestDifference(native, web)).toBeLessThanOrEqual(2e-3);
    },
  );
});
