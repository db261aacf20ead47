import type { SpeechChunk, Synthesizer } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { FastifyBaseLogger } from "fastify";
import type { EncodingTurns, FormatRegistry } from "./formats/formats";
import type { KeyCheck } from "./http/guard";
import { RequestError } from "./http/errors";
import type { Work, WorkList } from "./http/work";
import type { ServerMetrics } from "./metrics/server-metrics";
import type { ResolvedServerOptions } from "./server-options";
import type { Speech, SpeechTask } from "./speech";

/** The server's parts. */
export interface ServerContext {
  readonly voice: Synthesizer["voice"];
  readonly options: ResolvedServerOptions;
  readonly speech: Speech;
  readonly works: WorkList;
  readonly formats: FormatRegistry;
  readonly turns: EncodingTurns;
  readonly keys: KeyCheck;
  readonly metrics: ServerMetrics;
}

/** A text to speak for somebody. */
export interface SpeakRequest extends Omit<SpeechTask, "signal"> {
  readonly work: Work;
  readonly log: FastifyBaseLogger;
}

/**
 * Speaks from the cache or through the queue, and tells metrics and log what it cost.
 * @throws RequestError 413 where there is more sound than a request may make: before the first chunk where the synthesizer can tell.
 */
export async function* speak(
  { speech, metrics, options: { logText, maxSeconds } }: ServerContext,
  { work, log, ...task }: SpeakRequest,
): AsyncGenerator<SpeechChunk, void> {
  const options = { ...task.options, maxSeconds };
  const chunks = speech.stream({ ...task, options, signal: work.signal }, (cost) => {
    metrics.speech(cost);
    const { text } = task;
    log.info({ ...cost, characters: text.length, ...(logText && { text }) }, "speech");
  });
  try {
    for await (const chunk of chunks) {
      // A pool of somebody's own need not look at the option.
      if (chunk.end > maxSeconds) throw tooMuchSound(maxSeconds);
      yield chunk;
    }
  } catch (error) {
    if (SynthesisError.is(error) && error.code === "TEXT_TOO_LONG") throw tooMuchSound(maxSeconds);
    throw error;
  }
}

function tooMuchSound(maxSeconds: number): RequestError {
  return new RequestError(
    413,
    "TEXT_TOO_LONG",
    `The text makes more than ${maxSeconds} seconds of sound, the most of a request. Send it in parts, or with shorter pauses.`,
  );
}
