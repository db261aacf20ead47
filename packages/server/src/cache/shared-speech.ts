/**
 * One text that is spoken once for everybody who asks for it meanwhile.
 * @module
 */
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { bytesOfChunk } from "./chunk-bytes";

/** What a {@link SharedSpeech} is made of. */
export interface SharedSpeechOptions {
  /** Speaks; its signal fires when nobody listens any more. */
  readonly speak: (signal: AbortSignal) => AsyncGenerator<SpeechChunk, void>;
  /**
   * Bytes up to which everything is held, so that whoever comes later hears it from its beginning. A longer text takes nobody in any more, and
   * only what its slowest listener has still to hear is held.
   */
  readonly limit: number;
  /** Called once: from now on nobody can join. */
  readonly onClosed: () => void;
}

/** A chunk is worked on when the first listener asks for it; a listener who leaves, or whose signal fires, leaves the others alone. */
export class SharedSpeech {
  readonly #controller = new AbortController();
  readonly #speech: AsyncGenerator<SpeechChunk, void>;
  /** Numbers of the chunks that the listeners want next. */
  readonly #listeners = new Set<{ next: number }>();
  /** The chunks from number `#first` on. */
  readonly #held: SpeechChunk[] = [];
  #first = 0;
  #bytes = 0;
  #isClosed = false;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #step: Promise<void> | undefined;

  constructor(private readonly options: SharedSpeechOptions) {
    this.#speech = options.speak(this.#controller.signal);
  }

  /** Listens from the beginning. To be read at once: whoever has not begun is no listener. */
  async *listen(signal: AbortSignal): AsyncGenerator<SpeechChunk, void> {
    const listener = { next: 0 };
    this.#listeners.add(listener);
    const aborted = rejectionOf(signal);
    try {
      for (;;) {
        while (listener.next >= this.#first + this.#held.length && !this.#isOver)
          await Promise.race([this.#advance(), aborted.promise]);
        throwIfAborted(signal);
        const chunk = this.#held[listener.next - this.#first];
        if (!chunk) break;
        listener.next += 1;
        if (this.#isClosed) this.#forget();
        yield chunk;
      }
      if (this.#failure) throw this.#failure.error;
    } finally {
      aborted.forget();
      await this.#leave(listener);
    }
  }

  /** Speaks one chunk, for all who wait for it. */
  #advance(): Promise<void> {
    this.#step ??= this.#takeStep().finally(() => (this.#step = undefined));
    return this.#step;
  }

  async #takeStep(): Promise<void> {
    try {
      const { done, value } = await this.#speech.next();
      if (done) this.#end();
      else {
        this.#held.push(value);
        this.#bytes += bytesOfChunk(value);
        if (this.#bytes > this.options.limit) this.#close();
      }
    } catch (error) {
      this.#failure = { error };
      this.#end();
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.options.onClosed();
  }

  /** Drops what all have heard. */
  #forget(): void {
    let slowest = Infinity;
    for (const { next } of this.#listeners) slowest = Math.min(slowest, next);
    const heard = Math.min(slowest - this.#first, this.#held.length);
    this.#held.splice(0, heard);
    this.#first += heard;
  }

  /** Where nobody is left, the work ends; the place in the queue is free when this has resolved. */
  async #leave(listener: { next: number }): Promise<void> {
    this.#listeners.delete(listener);
    if (this.#isClosed) this.#forget();
    if (this.#listeners.size > 0 || this.#isOver) return;
    this.#end();
    this.#controller.abort();
    await this.#speech.return().catch(() => undefined);
  }
}

/** A promise that only ever rejects: when the signal fires. */
function rejectionOf(signal: AbortSignal): {
  readonly promise: Promise<never>;
  forget(): void;
} {
  let listener: () => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      const { reason: cause } = signal;
      reject(new SynthesisError("ABORTED", "The request ended before its speech.", { cause }));
    };
    if (signal.aborted) listener();
    else signal.addEventListener("abort", listener, { once: true });
  });
  promise.catch(() => undefined);
  return { promise, forget: () => signal.removeEventListener("abort", listener) };
}
