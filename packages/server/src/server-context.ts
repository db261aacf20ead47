/**
 * What all routes of a server share.
 * @module
 */
import type { SpeechChunk, Synthesizer } from "@cosyvoice-lite/core";
import type { FastifyBaseLogger } from "fastify";
import type { CachedSpeech } from "./cache/cached-speech";
import type { FormatRegistry } from "./formats/format-registry";
import type { KeyCheck } from "./http/bearer";
import type { Work, WorkList } from "./http/work";
import type { ServerMetrics } from "./metrics/server-metrics";
import type { SpeechQueue, SpeechTask } from "./queue/speech-queue";
import type { ResolvedServerOptions } from "./server-options";

/** The server's parts. */
export interface ServerContext {
  readonly voice: Synthesizer["voice"];
  readonly options: ResolvedServerOptions;
  readonly queue: SpeechQueue;
  readonly speech: CachedSpeech;
  readonly works: WorkList;
  readonly formats: FormatRegistry;
  readonly keys: KeyCheck;
  readonly metrics: ServerMetrics;
}

/** A text to speak for somebody. */
export interface SpeakRequest extends Omit<SpeechTask, "signal"> {
  readonly work: Work;
  readonly log: FastifyBaseLogger;
}

/** Speaks from the cache or through the queue, and tells metrics and log what it cost. */
export function speak(
  { speech, metrics, options: { logText } }: ServerContext,
  { work, log, ...task }: SpeakRequest,
): AsyncGenerator<SpeechChunk, void> {
  return speech.stream({ ...task, signal: work.signal }, (cost) => {
    metrics.speech(cost);
    const { text } = task;
    log.info({ ...cost, characters: text.length, ...(logText && { text }) }, "speech");
  });
}
