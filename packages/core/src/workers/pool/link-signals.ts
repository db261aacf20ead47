/**
 * Several signals as one.
 * @module
 */

/** A signal with an end of its own. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Fires the signal, and lets go of those it was made of: they may live much longer. */
  end(): void;
}

/** Fires when the first of these does. `AbortSignal.any` would keep every signal ever made of a long-lived one in Node 20. */
export function linkSignals(sources: readonly (AbortSignal | undefined)[]): LinkedSignal {
  const controller = new AbortController();
  const links = sources.flatMap((source) =>
    source ? [{ source, fire: () => controller.abort(source.reason) }] : [],
  );
  for (const { source, fire } of links) {
    if (source.aborted) fire();
    else source.addEventListener("abort", fire, { once: true });
  }
  return {
    signal: controller.signal,
    end() {
      for (const { source, fire } of links) source.removeEventListener("abort", fire);
      controller.abort();
    },
  };
}
