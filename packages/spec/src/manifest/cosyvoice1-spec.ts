/**
 * The part of `voice.json` that voices of the family `cosyvoice1` have besides the rest.
 * @module
 */
import { list, number, object, oneOf, string, type Reader } from "./readers";

/** Figures of the language model. */
export interface CosyVoice1Llm {
  /** Width of one position of its input. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Keys, and values, per head. */
  readonly headSize: number;
  /** Speech tokens; their ids are 0 to `speechTokens - 1`. */
  readonly speechTokens: number;
  /** Index of the stop token in the log-probabilities: the one behind the speech tokens. */
  readonly stopToken: number;
  /** Rows of the speech embedding that mark the start and the task. */
  readonly startToken: number;
  readonly taskToken: number;
  /** Positions of one run at most, the length of its relative-position table. */
  readonly maxPositions: number;
  /** Text tokens at most. */
  readonly maxTextTokens: number;
  /** Speech tokens per text token at least and at most. */
  readonly minTokenTextRatio: number;
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
  readonly schedule: "cosine";
  /** Tokens at either end that are stretched to frames by themselves. */
  readonly edgeTokens: number;
}

/** Figures of the HiFT vocoder and its source. */
export interface CosyVoice1Hift {
  readonly samplesPerFrame: number;
  readonly fftSize: number;
  readonly hop: number;
  readonly harmonics: number;
  readonly amplitude: number;
  readonly noiseDeviation: number;
  /** Hz above which a frame is voiced. */
  readonly voicedThreshold: number;
  /** One weight per harmonic. */
  readonly sourceWeights: readonly number[];
  readonly sourceBias: number;
  /** Largest magnitude of a sample. */
  readonly limit: number;
}

/** Figures of streaming as the model's authors chose them. */
export interface CosyVoice1Stream {
  readonly hopTokens: number;
  readonly overlapTokens: number;
  readonly melOverlapFrames: number;
  readonly melCacheFrames: number;
}

/** The key `cosyvoice1`. */
export interface CosyVoice1Spec {
  readonly precision: "fp32" | "int8";
  /** File with one embedding per speaker id. */
  readonly speakers: string;
  /** Length of an embedding. */
  readonly speakerSize: number;
  /** Text tokens that the text encoder knows. */
  readonly textTokens: number;
  readonly llm: CosyVoice1Llm;
  readonly sampling: CosyVoice1Sampling;
  readonly flow: CosyVoice1Flow;
  readonly hift: CosyVoice1Hift;
  readonly stream: CosyVoice1Stream;
}

const count = number({ min: 1, integer: true });
const index = number({ min: 0, integer: true });
const amount = number({ min: 0 });
const any = number({ min: -Number.MAX_VALUE });

/** Reads the key; what depends on other keys is checked by `checkCosyVoice1`. */
export const cosyVoice1Spec: Reader<CosyVoice1Spec> = object<CosyVoice1Spec>({
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
