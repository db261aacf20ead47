import { readFileSync } from "node:fs";
import type { MelFrames, VoiceManifest } from "@cosyvoice-lite/spec";
import { vocoderConformance } from "@cosyvoice-lite/spec/conformance";
import type { StreamingVocoder } from "@cosyvoice-lite/vocoder";
import { describe, expect, it } from "vitest";
import { tinyManifest, tinyVoiceSource } from "../test/helpers/tiny-voice";
import { createNodeBackend } from "./backends/node";
import { openVocoder } from "./vocoders";
import { openVoice } from "./voice/open-voice";

// A generator behind a source-filter net, both with random weights, and what PyTorch makes with them: training/golden/make_hifigan_fixture.py.
const fixture = (name: string) =>
  readFileSync(new URL(`../../vocoder/test/fixtures/${name}`, import.meta.url));
const {
  frames: count,
  seed,
  contextFrames,
  refinements,
} = JSON.parse(fixture("hifigan.json").toString());
const bytes = fixture("hifigan.bin");
const floats = (first: number, length: number) =>
  Float32Array.from({ length }, (_, i) => bytes.readFloatLE(4 * (first + i)));
const frames: MelFrames = {
  mel: floats(0, 80 * count),
  f0: floats(80 * count, count),
  frames: count,
};
const golden = floats(81 * count, 300 * count);

const tensors = (...names: string[]) => names.map((name) => ({ name, dtype: "float32" }));
const manifest = await tinyManifest((m) => {
  Object.assign(m, { sampleRate: 24_000, defaultVocoder: "hifigan" });
  Object.assign(m.mel as object, {
    sampleRate: 24_000,
    fftSize: 2048,
    windowLength: 1200,
    hopLength: 300,
    bins: 80,
    maxFrequency: 12_000,
  });
  const graph = {
    file: "acoustic.onnx",
    inputs: tensors("mel_spectrogram", "f0", "excitation", "noise"),
    outputs: tensors("audio"),
  };
  const sourceFilter = {
    file: "tokenizer.json",
    inputs: tensors("mel_spectrogram", "f0"),
    outputs: tensors("harmonic_real", "harmonic_imag", "noise_gain"),
  };
  m.vocoders = [
    { name: "hifigan", kind: "hifigan", graph, contextFrames, excitation: "lite", refinements },
    { name: "lite", kind: "lite", graph: sourceFilter, contextFrames: 6 },
  ];
});
const voice = {
  ...(await openVoice(tinyVoiceSource({ "voice.json": manifest }))),
  // The manifest must name files that are there; the graphs are the fixture's.
  read: async (file: string) =>
    new Uint8Array(fixture(file === "acoustic.onnx" ? "hifigan.onnx" : "excitation.onnx")),
};
const backend = await createNodeBackend();
const open = () =>
  openVocoder({
    voice,
    name: "hifigan",
    backend,
    sessionOptions: { intraOpNumThreads: 1 },
    read: {},
  }) as Promise<StreamingVocoder>;

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a).toHaveLength(b.length);
  return a.reduce((most, value, n) => Math.max(most, Math.abs(value - b[n])), 0);
}

describe("a HiFi-GAN behind a source-filter net, run by ONNX Runtime", () => {
  // Random weights know nothing of silence.
  const suite = vocoderConformance({ create: open, frames }).filter(
    ({ name }) => name !== "keeps silence quiet",
  );
  for (const { name, run } of suite) it(name, run);

  it("makes the samples that PyTorch makes, from an excitation of its own", async () => {
    const vocoder = await open();
    expect(largestDifference(await vocoder.decode(frames, { seed }), golden)).toBeLessThan(2e-4);
    await vocoder.dispose();
  });

  it("streams the same with the context of its manifest, and not with less", async () => {
    const vocoder = await open();
    expect(largestDifference(await joined(vocoder), golden)).toBeLessThan(2e-4);
    await vocoder.dispose();

    const { manifest: known } = voice;
    const narrow: VoiceManifest = {
      ...known,
      vocoders: [{ ...known.vocoders[0], contextFrames: 1 }, known.vocoders[1]],
    };
    const hasty = (await openVocoder({
      voice: { ...voice, manifest: narrow },
      name: "hifigan",
      backend,
      sessionOptions: {},
      read: {},
    })) as StreamingVocoder;
    expect(largestDifference(await joined(hasty), golden)).toBeGreaterThan(1e-3);
    await hasty.dispose();
  });

  async function joined(vocoder: StreamingVocoder): Promise<Float32Array> {
    const samples: number[] = [];
    for await (const piece of vocoder.stream(frames, { seed })) samples.push(...piece);
    return Float32Array.from(samples);
  }
});
