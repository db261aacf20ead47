import { SynthesisError } from "@cosyvoice-lite/spec";

/** Work that `end()` waits for, and none after it. */
export interface Lifetime {
  /** @throws SynthesisError `DISPOSED` after the end. */
  check(): void;
  /** Runs a piece of work. @throws SynthesisError `DISPOSED` after the end. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for the work in progress, then frees everything. Calling it again waits for the same end. */
  end(free: () => Promise<void>): Promise<void>;
}

/** Begins a lifetime. */
export function createLifetime(): Lifetime {
  const running = new Set<Promise<unknown>>();
  let ending: Promise<void> | undefined;
  const check = (): void => {
    if (!ending) return;
    throw new SynthesisError(
      "DISPOSED",
      "The synthesizer was disposed of; make another one with createSynthesizer().",
    );
  };
  return {
    check,
    async run(work) {
      check();
      const step = work();
      running.add(step);
      try {
        return await step;
      } finally {
        running.delete(step);
      }
    },
    end(free) {
      ending ??= Promise.allSettled(running).then(free);
      return ending;
    },
  };
}
