/**
 * Connections that hang are as good as broken.
 * @module
 */

/** A watched connection. */
export interface StallWatch {
  /** For the request: fires with the caller's signal, or when nothing comes for a while. */
  readonly signal: AbortSignal;
  /** Ends the watch where no body is read. */
  stop(): void;
  /** The body, watched to its end. */
  over(body: Response["body"]): AsyncGenerator<Uint8Array, void>;
}

/**
 * Watches a connection.
 * @param timeout - Milliseconds without a byte after which it counts as broken.
 * @param outer - The caller's signal.
 */
export function watchStalls(timeout: number, outer: AbortSignal | undefined): StallWatch {
  const controller = new AbortController();
  const stall = () => controller.abort(new Error(`no byte came for ${timeout / 1000} seconds`));
  let timer = setTimeout(stall, timeout);
  const follow = () => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener("abort", follow);
  const stop = () => {
    clearTimeout(timer);
    outer?.removeEventListener("abort", follow);
  };
  return {
    signal: controller.signal,
    stop,
    async *over(body: Response["body"]): AsyncGenerator<Uint8Array, void> {
      const { signal } = controller;
      const reader = body?.getReader();
      // Node's fetch forgets the signal once its request is garbage, so that a body must be stopped from this end.
      const cancel = () => void reader?.cancel(signal.reason).catch(() => undefined);
      signal.addEventListener("abort", cancel);
      try {
        while (reader) {
          signal.throwIfAborted();
          const { done, value } = await reader.read();
          signal.throwIfAborted();
          if (done) return;
          clearTimeout(timer);
          yield value;
          timer = setTimeout(stall, timeout);
        }
      } finally {
        stop();
        signal.removeEventListener("abort", cancel);
        cancel();
      }
    },
  };
}
