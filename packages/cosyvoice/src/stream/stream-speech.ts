/**
 * Samples while the tokens are still coming.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import type { TokenTiming } from "../flow/frame-positions";
import type { OnStep } from "../types";
import { createChunkSpeaker, type ChunkSpeakerOptions } from "./chunk-speaker";
import { resolveFirstHop } from "./stream-settings";

/** What a stream needs. */
export interface StreamSpeechOptions extends ChunkSpeakerOptions {
  readonly timing: TokenTiming;
  /** Speech tokens as they are chosen. */
  readonly tokens: AsyncIterable<number> | Iterable<number>;
  /**
   * Tokens that the first chunk goes forward by; it is spoken when the overlap's tokens are there, too. The hop doubles
   * from chunk to chunk up to the voice's own, which is the official code's first one. Default 30.
   */
  readonly firstHopTokens?: number;
  readonly signal?: AbortSignal;
  /** Told about the flow's steps; they begin anew with every chunk. */
  readonly onStep?: OnStep;
}

/**
 * Speaks tokens in chunks. Joined, the pieces are one utterance; each chunk rounds its own number of frames, so that the
 * whole may be shorter than the same tokens spoken at once, by less than a frame per chunk. No tokens give no pieces.
 * @throws SynthesisError `INVALID_ARGUMENT` for a first chunk out of range, before any token is asked for.
 */
export async function* streamSpeech(
  options: StreamSpeechOptions,
): AsyncGenerator<Float32Array, void> {
  const { tokens, spec, timing, signal, onStep } = options;
  const { hopTokens, overlapTokens } = spec.stream;
  let hop = resolveFirstHop(options.firstHopTokens, spec.stream, timing);
  const speaker = createChunkSpeaker(options);
  let waiting: number[] = [];
  for await (const token of tokens) {
    throwIfAborted(signal);
    waiting.push(token);
    if (waiting.length < hop + overlapTokens) continue;
    yield await speaker.speak({ tokens: Int32Array.from(waiting), last: false, signal, onStep });
    waiting = waiting.slice(hop);
    hop = Math.min(2 * hop, hopTokens);
  }
  throwIfAborted(signal);
  if (waiting.length === 0) return;
  yield await speaker.speak({ tokens: Int32Array.from(waiting), last: true, signal, onStep });
}
