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
    this.#watch(first, this.#current);
  }

  /** The worker that is there, or was last. */
  get latest(): WorkerSynthesizer {
    return this.#latest;
  }

  /** How many were lost and replaced. */
  get replaced(): number {
    return this.#replaced;
  }

  /**
   * The worker, once it is ready. A replacement that could not be opened is tried again, by whoever asks next; one that was lost
   * while nobody looked is replaced first.
   */
  async get(): Promise<WorkerSynthesizer> {
    const current = this.#current;
    const worker = await this.#opened(current);
    if (!worker.isLost || this.#isClosed) return worker;
    // Its end is known, but the watch has not had its turn yet.
    if (this.#current === current) this.#replace();
    return this.#opened(this.#current);
  }

  /** Ends the worker; no other one comes. */
  async dispose(): Promise<void> {
    this.#isClosed = true;
    const worker = await this.#current.catch(() => undefined);
    await worker?.dispose();
  }

  async #opened(current: Promise<WorkerSynthesizer>): Promise<WorkerSynthesizer> {
    try {
      return await current;
    } catch (error) {
      if (this.#current === current && !this.#isClosed) this.#replace();
      throw error;
    }
  }

  /** Replaces a worker when it is gone, if nobody else has. */
  #watch(worker: WorkerSynthesizer, place: Promise<WorkerSynthesizer>): void {
    void worker.closed().finally(() => {
      if (!this.#isClosed && this.#current === place) this.#replace();
    });
  }

  #replace(): void {
    this.#replaced += 1;
    const coming = this.open();
    this.#current = coming;
    // Whoever asks for it hears of the failure.
    this.#settle(coming).catch(() => undefined);
  }

  async #settle(coming: Promise<WorkerSynthesizer>): Promise<void> {
    const worker = await coming;
    this.#latest = worker;
    this.#watch(worker, coming);
  }
}
