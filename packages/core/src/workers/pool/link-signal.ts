/**
 * A signal of one's own behind a caller's.
 * @module
 */

/** A signal with an end of its own. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Fires the signal. */
  fire(reason: unknown): void;
  /** Fires the signal, and lets go of the one behind it, which may live much longer. */
  end(): void;
}

/** Fires when the source does, or when it is told to. `AbortSignal.any` would keep every signal ever made of a long-lived one in Node 20. */
export function linkSignal(source: AbortSignal | undefined): LinkedSignal {
  const controller = new AbortController();
  const follow = () => controller.abort(source?.reason);
  if (source?.aborted) follow();
  else source?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    fire: (reason) => controller.abort(reason),
    end() {
      source?.removeEventListener("abort", follow);
      controller.abort();
    },
  };
}
