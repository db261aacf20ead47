import { SynthesisError } from "../errors";

/** Typed arrays that can be concatenated. */
type Joinable = Float32Array | Uint8Array;

/**
 * Concatenates the pieces; a single piece that holds all the elements is returned as it is.
 * @param Kind - Type of the pieces, and of the result if there are none: `Float32Array` or `Uint8Array`.
 */
export function concat<T extends Joinable>(
  Kind: new (length: number) => T,
  pieces: readonly T[],
): T {
  const filled = pieces.filter(({ length }) => length > 0);
  const [only] = filled;
  if (only && filled.length === 1) return only;
  const joined = new Kind(filled.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of filled) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/** A promise that only ever rejects. */
interface Rejection {
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

/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface HostGlobals {
  readonly process?: { readonly env?: Environment; readonly versions?: { readonly node?: string } };
  readonly setImmediate?: (task: () => void) => unknown;
}

const host = globalThis as unknown as HostGlobals;

/** Environment variables; none outside Node. */
export function hostEnvironment(): Environment {
  return host.process?.env ?? {};
}

/** Whether Node's modules and native add-ons can be loaded. */
export function hostIsNode(): boolean {
  return typeof host.process?.versions?.node === "string";
}

/** Yields to the event loop, so that timers, input and aborts are handled between two pieces of work. */
export function yieldToHost(): Promise<void> {
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
