import {
  SynthesisError,
  throwIfAborted,
  type InferenceSession,
  type SynthesisWarning,
  type Tensor,
} from "@cosyvoice-lite/spec";
import { floatOutput, yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { CosyVoice1Spec, CosyVoice1Llm } from "./section";
import type { OnStep } from "./flow";
import type { SpeakerVectors } from "./speakers";
import type { Sampler } from "./sampler";

/** What the model is made of. Disposing of it frees both graphs. */
interface LanguageModelParts {
  readonly spec: CosyVoice1Spec;
  readonly textEncoder: InferenceSession;
  readonly llm: InferenceSession;
  readonly embedding: SpeechEmbedding;
}

/** One piece of text. */
interface SpeakRequest {
  /** Text tokens, at least one. */
  readonly ids: readonly number[];
  readonly speaker: Pick<SpeakerVectors, "llm">;
  readonly choose: Sampler;
  /** Tested before every token. */
  readonly signal?: AbortSignal;
  /** Called after every token; `steps` is the longest that it can get. */
  readonly onToken?: OnStep;
}

/** Speaks pieces of text. Calls may overlap. */
export interface LanguageModel {
  /**
   * The tokens one by one, so that a stream can start with the first ones; returns the warnings. At most
   * `maxTokenTextRatio` tokens per text token, whatever the model says.
   * @throws SynthesisError `TEXT_TOO_LONG` where the position table has no room, `MODEL_FAILED`, `ABORTED`.
   */
  tokens(request: SpeakRequest): AsyncGenerator<number, readonly SynthesisWarning[]>;
  /** All tokens of {@link LanguageModel.tokens}, without the stop token. */
  speak(
    request: SpeakRequest,
  ): Promise<{ readonly tokens: Int32Array; readonly warnings: readonly SynthesisWarning[] }>;
  dispose(): Promise<void>;
}

/** Makes the model over its loaded graphs. */
export function createLanguageModel(parts: LanguageModelParts): LanguageModel {
  const { spec, textEncoder, llm, embedding } = parts;
  const { width, stopToken, speechTokens } = spec.llm;

  async function* tokens(
    request: SpeakRequest,
  ): AsyncGenerator<number, readonly SynthesisWarning[]> {
    const { ids, speaker, choose, signal, onToken } = request;
    const { minimum, maximum, positions } = speechLimits(spec, ids.length);
    if (ids.length > spec.llm.maxTextTokens || positions > spec.llm.maxPositions)
      throw tooLong(ids.length);
    const cache = createKeyValueCache(spec.llm, positions);
    const chosen: number[] = [];
    throwIfAborted(signal);
    let input = inputOf(speaker.llm, await encode(ids));
    while (chosen.length < maximum) {
      const added = input.length / width;
      const lm_input = { type: "float32", data: input, dims: [1, added, width] } as const;
      const output = await llm.run({ lm_input, past: cache.past() });
      const scores = floatOutput("llm", output, "log_probs", [1, speechTokens + 1]);
      cache.append(output, added);
      if (chosen.length < minimum) scores[stopToken] = -Infinity;
      const token = choose(scores, chosen);
      if (token === stopToken) return [];
      chosen.push(token);
      onToken?.(chosen.length, maximum);
      yield token;
      // The native runtime blocks the event loop while it computes: aborts get their turn between two tokens.
      await yieldToHost();
      throwIfAborted(signal);
      input = embedding.row(token);
    }
    return [truncated(maximum)];
  }

  /** Start, speaker, text, task: the positions before the first speech token. */
  function inputOf(speaker: Float32Array, text: Float32Array): Float32Array {
    const input = new Float32Array(3 * width + text.length);
    input.set(embedding.row(spec.llm.startToken), 0);
    input.set(speaker, width);
    input.set(text, 2 * width);
    input.set(embedding.row(spec.llm.taskToken), 2 * width + text.length);
    return input;
  }

  async function encode(ids: readonly number[]): Promise<Float32Array> {
    const data = BigInt64Array.from(ids, BigInt);
    const dims = [1, ids.length];
    const output = await textEncoder.run({ text_token: { type: "int64", data, dims } });
    return floatOutput("textEncoder", output, "text_hidden", [1, ids.length, width]);
  }

  return {
    tokens,
    async speak(request) {
      const row = tokens(request);
      const chosen: number[] = [];
      for (;;) {
        const { value, done } = await row.next();
        if (done) return { tokens: Int32Array.from(chosen), warnings: value };
        chosen.push(value);
      }
    },
    async dispose() {
      await Promise.all([textEncoder.dispose(), llm.dispose()]);
    },
  };
}

function tooLong(tokens: number): SynthesisError {
  return new SynthesisError(
    "TEXT_TOO_LONG",
    `A piece of ${tokens} text tokens is longer than this voice can speak in one go. Split the text.`,
  );
}

function truncated(maximum: number): SynthesisWarning {
  return {
    code: "SPEECH_TRUNCATED",
    message: `The model did not end its speech within ${maximum} tokens, the most for this text; it ends there. Try another seed, or shorter sentences.`,
  };
}

/** Start, speaker and task marker: what the language model's input has besides text and speech. */
const MARKERS = 3;

/** Speech tokens that a text may become. */
interface SpeechLimits {
  /** The stop token is not allowed before this many. */
  readonly minimum: number;
  readonly maximum: number;
  /** Positions that the longest speech needs. */
  readonly positions: number;
}

/** The limits for a text of this many tokens. */
export function speechLimits({ llm }: CosyVoice1Spec, textTokens: number): SpeechLimits {
  const maximum = Math.trunc(textTokens * llm.maxTokenTextRatio);
  return {
    minimum: Math.trunc(textTokens * llm.minTokenTextRatio),
    maximum,
    positions: MARKERS + textTokens + maximum,
  };
}

/** The longest text whose longest speech has room in the position table and in the flow. */
export function longestText(spec: CosyVoice1Spec): number {
  const { llm, flow } = spec;
  const fits = (tokens: number): boolean => {
    const { maximum, positions } = speechLimits(spec, tokens);
    return positions <= llm.maxPositions && maximum <= flow.maxTokens;
  };
  let tokens = llm.maxTextTokens;
  while (tokens > 1 && !fits(tokens)) tokens--;
  return tokens;
}

/**
 * Keys and values of the positions that the model has seen, `[length, layers, heads, 2 * headSize]`. The cache grows in place: the past is
 * never copied, and memory is taken up only as it is written to.
 * @param capacity - Positions that it can hold.
 */
function createKeyValueCache(llm: CosyVoice1Llm, capacity: number) {
  const shape = [llm.layers, llm.heads, 2 * llm.headSize];
  const stride = shape.reduce((product, size) => product * size, 1);
  const values = new Float32Array(capacity * stride);
  let length = 0;
  return {
    past: (): Tensor => ({
      type: "float32",
      data: values.subarray(0, length * stride),
      dims: [length, ...shape],
    }),
    /** @throws SynthesisError `MODEL_FAILED` where the graph's `present` has another shape. */
    append(output: Readonly<Record<string, Tensor>>, positions: number): void {
      values.set(floatOutput("llm", output, "present", [positions, ...shape]), length * stride);
      length += positions;
    },
  };
}

/** Rows by token. */
export interface SpeechEmbedding {
  /** A view of one row, `[width]`. */
  row(token: number): Float32Array;
}

/**
 * Reads the whole table out of its graph once: a step of the language model then needs no second graph.
 * @param session - Left open; it can be disposed of afterwards.
 * @throws SynthesisError `MODEL_FAILED` where the table has another shape.
 */
export async function readSpeechEmbedding(
  session: InferenceSession,
  llm: CosyVoice1Llm,
): Promise<SpeechEmbedding> {
  const rows = Math.max(llm.speechTokens - 1, llm.startToken, llm.taskToken) + 1;
  const token = BigInt64Array.from({ length: rows }, (_, row) => BigInt(row));
  const output = await session.run({
    token: { type: "int64", data: token, dims: [1, rows] },
  });
  const table = floatOutput("speechEmbedding", output, "embedding", [1, rows, llm.width]);
  return { row: (token) => table.subarray(token * llm.width, (token + 1) * llm.width) };
}
