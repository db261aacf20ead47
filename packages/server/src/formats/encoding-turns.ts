/**
 * Whose slice is encoded next.
 * @module
 */

/** A stream that wants to encode. */
interface Waiting {
  /** Turns that the stream has had. */
  readonly taken: number;
  readonly begin: () => void;
}

/**
 * Lets one stream at a time have a turn, one per round of the event loop, so that requests and chunks are never more than a turn away.
 * Whoever has had least goes first: a client that has just come does not wait for long files.
 */
export class EncodingTurns {
  readonly #waiting: Waiting[] = [];
  #isScheduled = false;

  /** The turns of one stream: each call resolves when the next one has come. */
  stream(): () => Promise<void> {
    let taken = 0;
    return () =>
      new Promise((begin) => {
        this.#waiting.push({ taken, begin });
        taken += 1;
        this.#schedule();
      });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      let next = 0;
      for (const [i, { taken }] of this.#waiting.entries())
        if (taken < this.#waiting[next].taken) next = i;
      const [{ begin }] = this.#waiting.splice(next, 1);
      begin();
      this.#schedule();
    });
  }
}
