/**
 * Flow and HiFT of the tiny random-weight voice, and stand-ins without randomness.
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseVoiceManifest, type MelSpec } from "@cosyvoice-lite/spec";
import { readSection, type CosyVoice1Spec } from "../../src/section";
import { createNodeBackend } from "@cosyvoice-lite/core/backends/node";
import { frameCount, tokenTiming } from "../../src/flow/frame-positions";
import { openFlow } from "../../src/flow/open-flow";
import { openHift, type ContinuableHift } from "../../src/hift/open-hift";
import type { Flow, OpenPartRequest, SpeakerVectors } from "../../src/types";
import { fixture, readGolden, type Golden } from "./golden";

/** What the tests of flow, HiFT and stream need. */
export interface TinyParts {
  readonly golden: Golden;
  readonly spec: CosyVoice1Spec;
  readonly mel: MelSpec;
  readonly load: OpenPartRequest["load"];
  readonly flow: Flow;
  readonly hift: ContinuableHift;
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
  const load: OpenPartRequest["load"] = (role) =>
    backend.load(join(folder, manifest.graphs[role].file));
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
  hift: ContinuableHift;
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
