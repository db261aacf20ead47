import type { GraphSpec, VoiceManifest } from "@cosyvoice-lite/spec";
import {
  invalid,
  list,
  number,
  object,
  oneOf,
  string,
  type ExpectedGraph,
  type Reader,
} from "@cosyvoice-lite/spec/helpers";
import { COSYVOICE1_GRAPHS } from "./graphs";

declare module "@cosyvoice-lite/spec" {
  interface FamilySections {
    /** The figures of the family `cosyvoice1`. */
    readonly cosyvoice1: CosyVoice1Spec;
  }
}

/** Name of the family, and of its key. */
export const FAMILY = "cosyvoice1";

/** Figures of the language model. */
export interface CosyVoice1Llm {
  /** Width of one position of its input. */
  readonly width: number;
  /** Transformer layers. */
  readonly layers: number;
  /** Attention heads. */
  readonly heads: number;
  /** Keys, and values, per head. */
  readonly headSize: number;
  /** Speech tokens; their ids are 0 to `speechTokens - 1`. */
  readonly speechTokens: number;
  /** Index of the stop token in the log-probabilities: the one after the speech tokens. */
  readonly stopToken: number;
  /** Rows of the speech embedding that mark the start and the task. */
  readonly startToken: number;
  /** Row of the speech embedding that stands between text and speech. */
  readonly taskToken: number;
  /** Positions of one run at most, the length of its relative-position table. */
  readonly maxPositions: number;
  /** Text tokens at most. */
  readonly maxTextTokens: number;
  /** Speech tokens per text token at least and at most. */
  readonly minTokenTextRatio: number;
  /** Most speech tokens per text token; there the speech is truncated. */
  readonly maxTokenTextRatio: number;
}

/** Repetition-aware sampling. */
export interface CosyVoice1Sampling {
  /** Probability above which no further token is kept. */
  readonly topP: number;
  /** Tokens kept at most. */
  readonly topK: number;
  /** How many of the last tokens are looked at. */
  readonly window: number;
  /** Share of the window that one token may fill before it is drawn again. */
  readonly repetition: number;
}

/** Figures of the flow. */
export interface CosyVoice1Flow {
  /** Speech tokens per second. */
  readonly tokenRate: number;
  /** Speech tokens of one run at most. */
  readonly maxTokens: number;
  /** Euler steps by default. */
  readonly steps: number;
  /** Classifier-free guidance by default. */
  readonly guidance: number;
  /** How the Euler steps divide the time from 0 to 1. */
  readonly schedule: "cosine";
  /** Tokens at either end that are stretched to frames by themselves. */
  readonly edgeTokens: number;
}

/** Figures of the HiFT vocoder and its source. */
export interface CosyVoice1Hift {
  /** Samples per mel frame. */
  readonly samplesPerFrame: number;
  /** Points of the last inverse STFT. */
  readonly fftSize: number;
  /** Samples between two frames of that STFT. */
  readonly hop: number;
  /** Harmonics of the source, the fundamental included. */
  readonly harmonics: number;
  /** Amplitude of each harmonic. */
  readonly amplitude: number;
  /** Standard deviation of the noise in voiced frames. */
  readonly noiseDeviation: number;
  /** Hz above which a frame is voiced. */
  readonly voicedThreshold: number;
  /** One weight per harmonic. */
  readonly sourceWeights: readonly number[];
  /** Added to the sum of the harmonics before tanh. */
  readonly sourceBias: number;
  /** Largest magnitude of a sample. */
  readonly limit: number;
}

/** Figures of streaming as the model's authors chose them. */
export interface CosyVoice1Stream {
  /** Most tokens of a chunk. */
  readonly hopTokens: number;
  /** Tokens after a chunk that must be available before it is made. */
  readonly overlapTokens: number;
  /** Mel frames in which two chunks fade into each other. */
  readonly melOverlapFrames: number;
  /** Mel frames that are kept for the next chunk's vocoder. */
  readonly melCacheFrames: number;
}

/** The key `cosyvoice1`. */
export interface CosyVoice1Spec {
  /** How the weights are stored. */
  readonly precision: "fp32" | "int8";
  /** File with one embedding per speaker id. */
  readonly speakers: string;
  /** Length of an embedding. */
  readonly speakerSize: number;
  /** Text tokens that the text encoder knows. */
  readonly textTokens: number;
  /** The language model. */
  readonly llm: CosyVoice1Llm;
  /** How tokens are drawn. */
  readonly sampling: CosyVoice1Sampling;
  /** The flow that makes mel. */
  readonly flow: CosyVoice1Flow;
  /** The vocoder. */
  readonly hift: CosyVoice1Hift;
  /** Sizes of chunks. */
  readonly stream: CosyVoice1Stream;
}

/**
 * Reads the family's section of a manifest and compares it with the rest.
 * @throws SynthesisError `VOICE_INVALID` naming the place.
 */
export function readSection(voice: VoiceManifest): CosyVoice1Spec {
  const given: unknown = voice.cosyvoice1;
  if (given === undefined)
    return invalid(FAMILY, `must be an object in the family ${FAMILY}; it is missing`);
  const section = sectionReader()(given, FAMILY);
  checkLlm(section);
  checkHift(section, voice);
  checkGraphs(voice.graphs);
  if (!voice.files.some(({ path }) => path === section.speakers))
    invalid(`${FAMILY}.speakers`, `is "${section.speakers}", which is not listed in files`);
  voice.vocoders.forEach(({ kind, graph }, index) => {
    if (kind !== "hift") invalid(`vocoders[${index}].kind`, `must be "hift"; found "${kind}"`);
    if (graph) invalid(`vocoders[${index}].graph`, "must be left out: graphs has it by role");
  });
  return section;
}

/** Makes the reader of the key alone. Arrays are sized by these numbers: no manifest may ask for gigabytes. */
function sectionReader(): Reader<CosyVoice1Spec> {
  const count = number({ min: 1, max: 1_000_000, integer: true });
  const index = number({ min: 0, integer: true });
  const amount = number({ min: 0 });
  const any = number({ min: -Number.MAX_VALUE });

  return object<CosyVoice1Spec>({
    precision: oneOf(["fp32", "int8"]),
    speakers: string(),
    speakerSize: count,
    textTokens: count,
    llm: object<CosyVoice1Llm>({
      width: count,
      layers: count,
      heads: count,
      headSize: count,
      speechTokens: count,
      stopToken: index,
      startToken: index,
      taskToken: index,
      maxPositions: count,
      maxTextTokens: count,
      minTokenTextRatio: amount,
      maxTokenTextRatio: number({ min: 1 }),
    }),
    sampling: object<CosyVoice1Sampling>({
      topP: number({ min: Number.MIN_VALUE, max: 1 }),
      topK: count,
      window: index,
      repetition: number({ min: 0, max: 1 }),
    }),
    flow: object<CosyVoice1Flow>({
      tokenRate: count,
      maxTokens: count,
      steps: count,
      guidance: amount,
      schedule: oneOf(["cosine"]),
      edgeTokens: count,
    }),
    hift: object<CosyVoice1Hift>({
      samplesPerFrame: count,
      fftSize: count,
      hop: count,
      harmonics: count,
      amplitude: amount,
      noiseDeviation: amount,
      voicedThreshold: amount,
      sourceWeights: list(any, 1),
      sourceBias: any,
      limit: number({ min: Number.MIN_VALUE, max: 1 }),
    }),
    stream: object<CosyVoice1Stream>({
      hopTokens: count,
      overlapTokens: count,
      melOverlapFrames: index,
      melCacheFrames: index,
    }),
  });
}

function checkLlm({ llm }: CosyVoice1Spec): void {
  const at = (key: keyof CosyVoice1Spec["llm"]) => `${FAMILY}.llm.${key}`;
  if (llm.stopToken !== llm.speechTokens)
    invalid(at("stopToken"), `must be the number after the speech tokens, ${llm.speechTokens}`);
  for (const key of ["startToken", "taskToken"] as const) {
    if (llm[key] < llm.speechTokens)
      invalid(at(key), `is ${llm[key]}, which is a speech token; it must be ${llm.speechTokens} or more`); // prettier-ignore
  }
  if (llm.startToken === llm.taskToken) invalid(at("taskToken"), "must differ from startToken");
  if (llm.minTokenTextRatio > llm.maxTokenTextRatio)
    invalid(at("minTokenTextRatio"), `must not be above maxTokenTextRatio (${llm.maxTokenTextRatio})`); // prettier-ignore
  const needed = 4 + llm.maxTokenTextRatio;
  if (llm.maxPositions < needed)
    invalid(at("maxPositions"), `must be at least ${needed}: start, speaker, a text token, task and its speech`); // prettier-ignore
}

function checkHift({ hift, flow, llm }: CosyVoice1Spec, { mel }: VoiceManifest): void {
  if (hift.samplesPerFrame !== mel.hopLength)
    invalid(`${FAMILY}.hift.samplesPerFrame`, `must be mel.hopLength (${mel.hopLength})`);
  if (hift.sourceWeights.length !== hift.harmonics)
    invalid(
      `${FAMILY}.hift.sourceWeights`,
      `must have ${hift.harmonics} entries, one per harmonic`,
    );
  if (hift.hop > hift.fftSize)
    invalid(`${FAMILY}.hift.hop`, `must not be above fftSize (${hift.fftSize})`);
  if (flow.maxTokens < llm.maxTokenTextRatio)
    invalid(`${FAMILY}.flow.maxTokens`, `must be at least llm.maxTokenTextRatio (${llm.maxTokenTextRatio})`); // prettier-ignore
}

function checkGraphs(graphs: Readonly<Record<string, GraphSpec>>): void {
  const expectedGraphs: Readonly<Record<string, ExpectedGraph>> = COSYVOICE1_GRAPHS;
  const roles = Object.keys(expectedGraphs);
  for (const role of Object.keys(graphs)) {
    if (!roles.includes(role))
      invalid(`graphs.${role}`, `is not a known role (known: ${roles.join(", ")})`);
  }
  for (const [role, expected] of Object.entries(expectedGraphs)) {
    if (!Object.hasOwn(graphs, role)) invalid(`graphs.${role}`, "is missing");
    for (const side of ["inputs", "outputs"] as const) {
      for (const [name, dtype] of Object.entries(expected[side])) {
        if (graphs[role][side].some((tensor) => tensor.name === name && tensor.dtype === dtype))
          continue;
        invalid(`graphs.${role}.${side}`, `must declare ${name} as ${dtype}`);
      }
    }
  }
}
