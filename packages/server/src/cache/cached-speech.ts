/**
 * The queue with a cache in front.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { ShuttingDownError } from "../queue/queue-full-error";
import type { SpeechQueue, SpeechTask } from "../queue/speech-queue";
import { accounted, type FoundSpeech, type SpeechCost } from "../queue/speech-account";
import { SharedSpeech } from "./shared-speech";
import type { TextCache } from "./text-cache";
import { textKey } from "./text-key";

/**
 * A text that was spoken before comes at once, with a full queue, too: it takes no place and no turn. Nor does one that is being spoken for
 * somebody else, whichever worker does it. Where the cache keeps nothing, every request is spoken for itself.
 */
export class CachedSpeech {
  readonly #shared = new Map<string, SharedSpeech>();

  /** @param now - Milliseconds of a clock that never goes back. */
  constructor(
    private readonly cache: TextCache,
    private readonly queue: SpeechQueue,
    private readonly now: () => number,
  ) {}

  /**
   * Speaks.
   * @param onEnd - Told what it cost when it has ended, well or not; but not of a text that was refused.
   * @throws as {@link SpeechQueue.stream}.
   */
  async *stream(
    task: SpeechTask,
    onEnd: (cost: SpeechCost) => void,
  ): AsyncGenerator<SpeechChunk, void> {
    const { now } = this;
    yield* accounted(this.#find(task), { now, onEnd });
  }

  #find(task: SpeechTask): FoundSpeech {
    const { cache, queue } = this;
    if (queue.closed) throw new ShuttingDownError();
    if (!cache.isOn) return { chunks: queue.stream(task), cached: false };
    const { signal } = task;
    const key = textKey(task);
    const kept = cache.get(key);
    if (kept) return { chunks: replay(kept, signal), cached: true };
    const shared = this.#shared.get(key);
    cache.count(shared ? "shared" : "miss");
    const speech = shared ?? this.#speak(key, task);
    return { chunks: speech.listen(signal), cached: shared !== undefined };
  }

  #speak(key: string, task: SpeechTask): SharedSpeech {
    const { cache, queue } = this;
    const speech = new SharedSpeech({
      async *speak(signal) {
        const record = cache.record(key);
        for await (const chunk of queue.stream({ ...task, signal })) {
          // Before it goes out: whoever has the last one does not come back.
          record(chunk);
          yield chunk;
        }
      },
      limit: cache.largest,
      onClosed: () => {
        if (this.#shared.get(key) === speech) this.#shared.delete(key);
      },
    });
    this.#shared.set(key, speech);
    return speech;
  }
}

async function* replay(
  chunks: readonly SpeechChunk[],
  signal: AbortSignal,
): AsyncGenerator<SpeechChunk, void> {
  for (const chunk of chunks) {
    throwIfAborted(signal);
    yield chunk;
  }
}
