/**
 * Flow and HiFT of the tiny random-weight voice, and stand-ins without randomness.
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseVoiceManifest, type MelSpec } from "@cosyvoice-lite/spec";
import { readSection, type CosyVoice1Spec } from "../../src/section";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { frameCount, tokenTiming } from "../../src/frames";
import { openFlow, type Flow } from "../../src/flow";
import type { LoadGraph } from "../../src/graphs";
import { openHift, type Hift } from "../../src/hift";
import type { SpeakerVectors } from "../../src/speakers";
import { fixture, readGolden, type Golden } from "./golden";

/** What the tests of flow, HiFT and stream need. */
export interface TinyParts {
  readonly golden: Golden;
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  readonly load: LoadGraph;
  readonly flow: Flow;
  readonly hift: Hift;
  readonly speaker: SpeakerVectors;
}

/** Opens the voice's graphs in Node, one thread each. */
export async function openTinyParts(): Promise<TinyParts> {
  const folder = fixture("cosyvoice1-tiny", "voice");
  const manifest = parseVoiceManifest(
    JSON.parse(await readFile(join(folder, "voice.json"), "utf8")),
  );
  const { mel } = manifest;
  const spec = readSection(manifest);
  const backend = await createNodeBackend({ defaults: { intraOpNumThreads: 1 } });
  const load: LoadGraph = (role) => backend.load(join(folder, manifest.graphs[role].file));
  const golden = await readGolden(fixture("cosyvoice1-tiny", "golden"));
  const speaker = {
    llm: golden.tensor("speaker.llm").floats,
    flow: golden.tensor("speaker.flow").floats,
  };
  const [flow, hift] = [await openFlow({ spec, mel, load }), await openHift({ spec, mel, load })];
  return { golden, spec, mel, load, flow, hift, speaker };
}

/** The parts with zeros in place of every draw, as the official stream was frozen. */
export function withoutNoise({ spec, mel, flow, hift }: TinyParts): {
  flow: Flow;
  hift: Hift;
} {
  const timing = tokenTiming(spec, mel);
  const { harmonics, samplesPerFrame } = spec.hift;
  return {
    flow: {
      ...flow,
      infer: (request) =>
        flow.infer({
          ...request,
          noise: new Float32Array(mel.bins * frameCount(request.tokens.length, timing)),
        }),
    },
    hift: {
      ...hift,
      decode: (request) =>
        hift.decode({
          ...request,
          phases: new Float32Array(harmonics),
          noise: new Float32Array(harmonics * request.frames * samplesPerFrame),
        }),
    },
  };
}
