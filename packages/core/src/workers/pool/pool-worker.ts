/**
 * One place for a worker: when the worker is lost, another one takes it.
 * @module
 */
import type { WorkerSynthesizer } from "../worker-synthesizer";

/** Opens a worker. */
export type OpenWorker = () => Promise<WorkerSynthesizer>;

/** Keeps one worker. */
export class PoolWorker {
  #current: Promise<WorkerSynthesizer>;
  #latest: WorkerSynthesizer;
  #replaced = 0;
  #isClosed = false;

  constructor(
    first: WorkerSynthesizer,
    private readonly open: OpenWorker,
  ) {
    this.#latest = first;
    this.#current = Promise.resolve(first);
    this.#watch(first);
  }

  /** The worker that is there, or was last. */
  get latest(): WorkerSynthesizer {
    return this.#latest;
  }

  /** How many were lost and replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /** The worker, once it is ready. A replacement that could not be opened is tried again, by whoever asks next. */
  async get(): Promise<WorkerSynthesizer> {
    const current = this.#current;
    try {
      return await current;
    } catch (error) {
      if (this.#current === current && !this.#isClosed) this.#replace();
      throw error;
    }
  }

  /** Ends the worker; no other one comes. */
  async dispose(): Promise<void> {
    this.#isClosed = true;
    const worker = await this.#current.catch(() => undefined);
    await worker?.dispose();
  }

  #watch(worker: WorkerSynthesizer): void {
    void worker.closed().finally(() => {
      if (!this.#isClosed) this.#replace();
    });
  }

  #replace(): void {
    this.#replaced += 1;
    this.#current = this.#reopen();
    // Whoever asks for it hears of the failure.
    this.#current.catch(() => undefined);
  }

  async #reopen(): Promise<WorkerSynthesizer> {
    const worker = await this.open();
    this.#latest = worker;
    this.#watch(worker);
    return worker;
  }
}
