/**
 * Text tokens to speech tokens, one at a time.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  type InferenceSession,
  type SynthesisWarning,
  type Tensor,
} from "@cosyvoice-lite/spec";
import type { CosyVoice1Spec } from "../section";
import { floatOutput, yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { OnStep, SpeakerVectors, SpeechTokens } from "../types";
import { createKeyValueCache } from "./key-value-cache";
import { speechLimits } from "./limits";
import type { Sampler } from "./sampler";
import type { SpeechEmbedding } from "./speech-embedding";

/** What the model is made of. Disposing of it frees both graphs. */
export interface LanguageModelParts {
  readonly spec: CosyVoice1Spec;
  readonly textEncoder: InferenceSession;
  readonly llm: InferenceSession;
  readonly embedding: SpeechEmbedding;
}

/** One piece of text. */
export interface SpeakRequest {
  /** Text tokens, at least one. */
  readonly ids: readonly number[];
  readonly speaker: Pick<SpeakerVectors, "llm">;
  readonly choose: Sampler;
  /** Tested before every token. */
  readonly signal?: AbortSignal;
  /** Told after every token; `steps` is the longest that it can get. */
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
  /** All tokens of {@link LanguageModel.tokens}. */
  speak(request: SpeakRequest): Promise<SpeechTokens>;
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
      const { scores, present } = await run(input, cache.past());
      cache.append(present, input.length / width);
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

  async function run(
    input: Float32Array,
    past: Tensor,
  ): Promise<{ scores: Float32Array; present: Tensor }> {
    const dims = [1, input.length / width, width];
    const output = await llm.run({ lm_input: { type: "float32", data: input, dims }, past });
    return {
      scores: floatOutput("llm", output, "log_probs", [1, speechTokens + 1]),
      present: output.present,
    };
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
