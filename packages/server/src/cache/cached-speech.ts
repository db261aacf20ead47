/**
 * The queue with a cache in front.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { ShuttingDownError } from "../queue/queue-full-error";
import type { SpeechQueue, SpeechTask } from "../queue/speech-queue";
import type { TextCache } from "./text-cache";
import { textKey } from "./text-key";

/**
 * Speaks. A text that was spoken before comes at once, with a full queue, too: it takes no place and no turn.
 * @throws as {@link SpeechQueue.stream}.
 */
export async function* cachedSpeech(
  cache: TextCache,
  queue: SpeechQueue,
  task: SpeechTask,
): AsyncGenerator<SpeechChunk, void> {
  if (queue.closed) throw new ShuttingDownError();
  const key = textKey(task);
  const kept = cache.get(key);
  if (kept) {
    yield* replay(kept, task);
    return;
  }
  const record = cache.record(key);
  for await (const chunk of queue.stream(task)) {
    // Before it goes out: whoever has the last one does not come back.
    record(chunk);
    yield chunk;
  }
}

async function* replay(
  chunks: readonly SpeechChunk[],
  { signal, onEnd }: SpeechTask,
): AsyncGenerator<SpeechChunk, void> {
  let sound = 0;
  let complete = false;
  try {
    for (const chunk of chunks) {
      throwIfAborted(signal);
      sound += chunk.audio.length / chunk.sampleRate;
      complete = chunk.isFinal;
      yield chunk;
    }
  } finally {
    const firstAudio = sound > 0 ? 0 : undefined;
    onEnd?.({ firstAudio, work: 0, sound, complete, cached: true });
  }
}
