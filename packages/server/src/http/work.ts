/**
 * The life of one answer: it ends by itself, with its client, with its time, or with the server.
 * @module
 */
import { RequestError } from "./request-error";

/** One answer in the making. */
export interface Work {
  /** Fires when the answer is not wanted any more. */
  readonly signal: AbortSignal;
  /** Fires the signal; its reason becomes `reason`. The work is over when {@link Work.end} says so. */
  abort(reason: Error): void;
  /** The answer is out, or was given up. */
  end(): void;
}

/** All answers in the making, so that a shutdown can end them. */
export class WorkList {
  readonly #all = new Set<Work>();
  readonly #idle: (() => void)[] = [];
  /** Answers in the making by their connection. */
  readonly open = new WeakMap<object, number>();

  /** @param timeout - Milliseconds that an answer may take. */
  constructor(private readonly timeout: number) {}

  start(): Work {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const seconds = Math.round(this.timeout / 1000);
      work.abort(
        new RequestError(503, "timeout", `The answer took more than ${seconds} s. Send less text.`),
      );
    }, this.timeout);
    timer.unref();
    const work: Work = {
      signal: controller.signal,
      abort: (reason) => {
        clearTimeout(timer);
        controller.abort(reason);
      },
      end: () => {
        clearTimeout(timer);
        this.#all.delete(work);
        if (this.#all.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
      },
    };
    this.#all.add(work);
    return work;
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    if (this.#all.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Ends everything that still runs. */
  abortAll(reason: Error): void {
    for (const work of this.#all) work.abort(reason);
  }
}
