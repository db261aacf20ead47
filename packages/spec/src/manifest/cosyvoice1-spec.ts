/**
 * The part of `voice.json` that voices of the family `cosyvoice1` have besides the rest.
 * @module
 */
import { list, number, object, oneOf, string, type Reader } from "./readers";

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
  /** Index of the stop token in the log-probabilities: the one behind the speech tokens. */
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
  /** Tokens behind a chunk that must be there before it is made. */
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

// Arrays are made from these: no manifest may ask for gigabytes.
/** Makes the reader of the key; what depends on other keys is checked by `checkCosyVoice1`. */
export function cosyVoice1Spec(): Reader<CosyVoice1Spec> {
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
