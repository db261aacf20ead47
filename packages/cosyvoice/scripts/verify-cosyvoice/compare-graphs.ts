/**
 * Each graph by itself, fed with what the official module was fed with.
 * @module
 */
import type { InferenceSession, Tensor } from "@cosyvoice-lite/spec";
import { framePositions, tokenTiming } from "../../src/frames";
import type { CosyVoice1Role } from "../../src/graphs";
import type { TinyParts } from "../../test/helpers/cosyvoice1-parts";
import { largestDifference } from "../../test/helpers/golden";
import type { Row } from "./row";

/** Text encoder, flow encoder, estimator, F0 predictor and HiFT decoder. */
export async function* compareGraphs(parts: TinyParts): AsyncGenerator<Row, void> {
  const { golden, spec, mel } = parts;
  const stored = (name: string) => float32(golden.tensor(name).floats, golden.tensor(name).dims);
  const distance = async (
    role: CosyVoice1Role,
    feeds: Record<string, Tensor>,
    output: string,
    official: string,
  ) => {
    const session = await parts.load(role);
    const ours = await runOnce(session, feeds, output);
    return largestDifference(ours, golden.tensor(official).floats);
  };

  const text = int64(golden.value<number[]>("textEncoder.text"));
  const encoded = { text_token: text };
  yield {
    name: "text encoder",
    value: await distance("textEncoder", encoded, "text_hidden", "textEncoder.hidden"),
    unit: "max abs",
    bar: 1e-5,
  };
  const tokens = golden.value<number[]>("flowEncoder.tokens");
  const { left, weight } = framePositions(tokens.length, tokenTiming(spec, mel));
  const regulated = {
    speech_token: int64(tokens),
    left: { type: "int64", data: left, dims: [left.length] } as const,
    weight: float32(weight, [weight.length]),
  };
  yield {
    name: "flow encoder and length regulator",
    value: await distance("flowEncoder", regulated, "mu", "flowEncoder.mu"),
    unit: "max abs",
    bar: 1e-5,
  };
  const estimated = Object.fromEntries(
    ["x", "mu", "t", "spks", "cond"].map((name) => [name, stored(`flowEstimator.${name}`)]),
  );
  yield {
    name: "flow estimator, one step",
    value: await distance("flowEstimator", estimated, "velocity", "flowEstimator.velocity"),
    unit: "max abs",
    bar: 1e-4,
  };
  const frames = { mel: stored("speech.mel") };
  yield {
    name: "F0 predictor, Hz",
    value: await distance("f0Predictor", frames, "f0", "speech.f0"),
    unit: "max abs",
    bar: 1e-3,
  };
  const decoded = { ...frames, source: stored("speech.source") };
  yield {
    name: "HiFT decode",
    value: await distance("hiftDecoder", decoded, "waveform", "speech.waveform"),
    unit: "max abs",
    bar: 1e-5,
  };
}

async function runOnce(
  session: InferenceSession,
  feeds: Record<string, Tensor>,
  output: string,
): Promise<Float32Array> {
  try {
    const tensor = (await session.run(feeds))[output];
    if (tensor?.type !== "float32") throw new Error(`the graph gives no float32 ${output}`);
    return tensor.data;
  } finally {
    await session.dispose();
  }
}

const float32 = (data: Float32Array, dims: readonly number[]) =>
  ({ type: "float32", data, dims }) as const;
const int64 = (values: readonly number[]) =>
  ({
    type: "int64",
    data: BigInt64Array.from(values, BigInt),
    dims: [1, values.length],
  }) as const;
