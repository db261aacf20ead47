/**
 * One piece of work that several callers watch.
 * @module
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";

/** Work whose results go to everybody who asks for it while it runs. */
export interface Flight<Piece> {
  /** Follows the work from its beginning. A caller who stops, or whose signal fires, leaves the others alone. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<Piece, void>;
}

/** What a flight is made of. */
export interface FlightOptions<Piece> {
  /** Does the work; its signal fires when nobody follows any more. */
  readonly run: (signal: AbortSignal) => AsyncGenerator<Piece, void>;
  /** Called once, when the work is done or given up and nobody else may follow it; with all pieces if it came to its end. */
  readonly onEnd: (pieces: readonly Piece[] | undefined) => void;
}

/** Starts nothing before somebody follows; a piece is worked on when somebody asks for it. */
export function createFlight<Piece>({ run, onEnd }: FlightOptions<Piece>): Flight<Piece> {
  const controller = new AbortController();
  const pieces: Piece[] = [];
  const work = run(controller.signal);
  let followers = 0;
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;
  let step: Promise<void> | undefined;

  const end = (all: readonly Piece[] | undefined): void => {
    if (isOver) return;
    isOver = true;
    onEnd(all);
  };
  const takeStep = async (): Promise<void> => {
    try {
      const { done, value } = await work.next();
      if (done) end(pieces);
      else pieces.push(value);
    } catch (error) {
      failure = { error };
      end(undefined);
    }
  };
  const advance = (): Promise<void> => {
    step ??= takeStep().finally(() => (step = undefined));
    return step;
  };
  const leave = (): void => {
    if (--followers > 0 || isOver) return;
    controller.abort();
    end(undefined);
    void work.return().catch(() => undefined);
  };

  return {
    async *follow(signal) {
      followers++;
      const aborted = rejectionOf(signal);
      try {
        for (let next = 0; ; next++) {
          while (next >= pieces.length && !isOver) await Promise.race([advance(), aborted.promise]);
          throwIfAborted(signal);
          if (next < pieces.length) yield pieces[next];
          else if (failure) throw failure.error;
          else return;
        }
      } finally {
        aborted.forget();
        leave();
      }
    },
  };
}

/** A promise that only ever rejects: when the signal fires. */
function rejectionOf(signal: AbortSignal | undefined): {
  readonly promise: Promise<never>;
  forget(): void;
} {
  let listener: () => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      const cause = signal?.reason;
      reject(new SynthesisError("ABORTED", "The synthesis was aborted by its signal.", { cause }));
    };
    if (signal?.aborted) listener();
    else signal?.addEventListener("abort", listener, { once: true });
  });
  promise.catch(() => undefined);
  return { promise, forget: () => signal?.removeEventListener("abort", listener) };
}
