/**
 * What all routes of a server share.
 * @module
 */
import type { SpeechChunk, Synthesizer } from "@cosyvoice-lite/core";
import type { FastifyBaseLogger } from "fastify";
import { cachedSpeech } from "./cache/cached-speech";
import type { TextCache } from "./cache/text-cache";
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
  readonly cache: TextCache;
  readonly works: WorkList;
  readonly formats: FormatRegistry;
  readonly keys: KeyCheck;
  readonly metrics: ServerMetrics;
}

/** A text to speak for somebody. */
export interface SpeakRequest extends Omit<SpeechTask, "signal" | "onEnd"> {
  readonly work: Work;
  readonly log: FastifyBaseLogger;
}

/** Speaks from the cache or through the queue, and tells metrics and log what it cost. */
export function speak(
  { queue, cache, metrics, options: { logText } }: ServerContext,
  { work, log, ...task }: SpeakRequest,
): AsyncGenerator<SpeechChunk, void> {
  return cachedSpeech(cache, queue, {
    ...task,
    signal: work.signal,
    onEnd(cost) {
      metrics.speech(cost);
      const { text } = task;
      log.info({ ...cost, characters: text.length, ...(logText && { text }) }, "speech");
    },
  });
}
