/**
 * Promises and signals.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** A promise that only ever rejects. */
export interface Rejection {
  readonly promise: Promise<never>;
  /** Lets go of the signal. */
  forget(): void;
}

/** Rejects with `ABORTED` when the signal fires, or has fired; to be raced with what may take long. */
export function rejectOnAbort(signal: AbortSignal | undefined, work = "synthesis"): Rejection {
  let listener: () => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      const message = `The ${work} was aborted by its signal.`;
      reject(new SynthesisError("ABORTED", message, { cause: signal?.reason }));
    };
    if (signal?.aborted) listener();
    else signal?.addEventListener("abort", listener, { once: true });
  });
  promise.catch(() => undefined);
  return { promise, forget: () => signal?.removeEventListener("abort", listener) };
}

/** Values that are loaded once each. */
export interface Memo<Key, Rest extends unknown[], Value> {
  /** The value, loaded once however many ask for it. A failure is forgotten: the next call tries again. */
  get(key: Key, ...rest: Rest): Promise<Value>;
  /** Every value that is there or coming. */
  all(): Promise<Value>[];
}

/** @param load - Called with what the first caller gave. */
export function memo<Key, Rest extends unknown[], Value>(
  load: (key: Key, ...rest: Rest) => Promise<Value>,
): Memo<Key, Rest, Value> {
  const values = new Map<Key, Promise<Value>>();
  return {
    get(key, ...rest) {
      const known = values.get(key);
      if (known) return known;
      const value = load(key, ...rest);
      values.set(key, value);
      value.catch(() => values.delete(key));
      return value;
    },
    all: () => [...values.values()],
  };
}
