/**
 * From speech tokens to samples: the parts that are TypeScript, alone and in a row.
 * @module
 */
import { tokenTiming } from "../../src/frames";
import { streamSpeech } from "../../src/chunks";
import { withoutNoise, type TinyParts } from "../../test/helpers/cosyvoice1-parts";
import { largestDifference, signalToNoise } from "../../test/helpers/golden";
import { compareOfficialSource } from "../../test/helpers/official-source";
import type { Row } from "./row";

/** Whole flow, source over ten seconds, waveform of an utterance and of a stream. */
export async function* compareChain(parts: TinyParts): AsyncGenerator<Row, void> {
  const { golden, spec, flow, hift, speaker } = parts;
  const spoken = await flow.infer({
    tokens: Int32Array.from(golden.value<{ tokens: number[] }>("speech").tokens),
    speaker,
    steps: spec.flow.steps,
    guidance: spec.flow.guidance,
    seed: 0,
    noise: golden.tensor("speech.flowNoise").floats,
  });
  yield {
    name: "whole flow: mel",
    value: largestDifference(spoken.mel, golden.tensor("speech.mel").floats),
    unit: "max abs",
    bar: 1e-4,
  };
  yield {
    name: "NSF source over 10 s",
    value: (await compareOfficialSource()).distance,
    unit: "max abs",
    bar: 1e-3,
  };
  const { samples } = await hift.decode({
    mel: spoken.mel,
    frames: spoken.frames,
    seed: 0,
    phases: golden.tensor("speech.phase").floats,
    noise: golden.tensor("speech.sourceNoise").floats,
  });
  yield {
    name: "waveform, same tokens and noise",
    value: signalToNoise(samples, golden.tensor("speech.waveform").floats),
    unit: "dB SNR",
    bar: 60,
    atLeast: true,
  };
  yield {
    name: "streamed waveform, official chunks and joins",
    value: await streamRatio(parts),
    unit: "dB SNR",
    bar: 60,
    atLeast: true,
  };
}

async function streamRatio(parts: TinyParts): Promise<number> {
  const { golden, spec, mel, speaker } = parts;
  const official = golden.value<{ tokens: number[]; chunks: number[]; stride: number }>("stream");
  const pieces = streamSpeech({
    ...withoutNoise(parts),
    spec,
    speaker,
    timing: tokenTiming(spec, mel),
    seed: 0,
    steps: spec.flow.steps,
    guidance: spec.flow.guidance,
    tokens: official.tokens,
    firstHopTokens: spec.stream.hopTokens,
    joins: "official",
  });
  const samples: number[] = [];
  const lengths: number[] = [];
  for await (const piece of pieces) {
    lengths.push(piece.length);
    for (const sample of piece) samples.push(sample);
  }
  if (lengths.join() !== official.chunks.join()) return -Infinity;
  const thinned = Float32Array.from(samples.filter((_, n) => n % official.stride === 0));
  return signalToNoise(thinned, golden.tensor("stream.waveform").floats);
}
