import { afterAll, beforeAll, expect, test } from "vitest";
import { openTinyParts, type TinyParts } from "../../test/helpers/cosyvoice1-parts";
import { largestDifference, signalToNoise } from "../../test/helpers/golden";
import { stretchFrames } from "../flow/linear-stretch";

let parts: TinyParts;
beforeAll(async () => {
  parts = await openTinyParts();
});
afterAll(async () => {
  await parts.flow.dispose();
  await parts.hift.dispose();
});
const official = () => {
  const { golden } = parts;
  return {
    mel: golden.tensor("speech.mel").floats,
    frames: 17,
    seed: 0,
    phases: golden.tensor("speech.phase").floats,
    noise: golden.tensor("speech.sourceNoise").floats,
  };
};

test("gives the official source and samples", async () => {
  const { samples, source } = await parts.hift.decode(official());
  const { golden } = parts;
  expect(largestDifference(source, golden.tensor("speech.source").floats)).toBeLessThan(1e-3);
  expect(signalToNoise(samples, golden.tensor("speech.waveform").floats)).toBeGreaterThan(60);
});

test("takes over the head of a source", async () => {
  const head = new Float32Array(5 * 256).fill(0.25);
  const { source } = await parts.hift.decode({ ...official(), sourceHead: head });
  expect(source.subarray(0, head.length)).toEqual(head);
  const { source: whole } = await parts.hift.decode(official());
  expect(source.subarray(head.length)).toEqual(whole.subarray(head.length));
});

test("draws by the seed, and follows a speed", async () => {
  const { mel } = official();
  const frames = Math.trunc(17 / 1.3);
  const request = { mel: stretchFrames(mel, 17, frames), frames, seed: 4 };
  const { samples } = await parts.hift.decode(request);
  expect(samples).toHaveLength(13 * 256);
  expect((await parts.hift.decode(request)).samples).toEqual(samples);
  expect((await parts.hift.decode({ ...request, seed: 5 })).samples).not.toEqual(samples);
});

test("stops with its signal", async () => {
  const signal = AbortSignal.abort();
  await expect(parts.hift.decode({ ...official(), signal })).rejects.toMatchObject({
    code: "ABORTED",
  });
});
