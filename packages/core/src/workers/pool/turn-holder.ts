import type { Place, Turn } from "./turn-queue";

/** Takes a turn when there is work and gives it back when there is none. */
export class TurnHolder {
  #turn: Turn | undefined;
  #coming: Promise<Turn> | undefined;
  #isWorking = false;

  /**
   * @param place - The stream's place.
   * @param deadline - When its listener runs out of sound, as of now; `undefined` before its first sound.
   */
  constructor(
    private readonly place: Place,
    private readonly deadline: () => number | undefined,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Waits for a turn, as there is work. @returns The worker's number. */
  async take(): Promise<number> {
    this.#isWorking = true;
    return (await this.#ownTurn()).worker;
  }

  /** The work is done. A turn that is still waited for is given back when it comes. */
  give(): void {
    this.#isWorking = false;
    this.#release();
  }

  /** Lets others have the turn in the middle of the work. */
  pause(): void {
    this.#release();
  }

  /** Waits for a turn again, if there is work. */
  async resume(): Promise<void> {
    if (this.#isWorking) await this.#ownTurn();
  }

  async #ownTurn(): Promise<Turn> {
    if (this.#turn) return this.#turn;
    this.#coming ??= this.place.turn(this.deadline(), this.signal).finally(() => {
      this.#coming = undefined;
    });
    const turn = await this.#coming;
    if (this.#isWorking) this.#turn = turn;
    else turn.release();
    return turn;
  }

  #release(): void {
    this.#turn?.release();
    this.#turn = undefined;
  }
}

/** The pieces of a text, which may take their time: while one is awaited, others have the turn. */
export async function* piecesBetweenTurns(
  pieces: AsyncIterable<string>,
  holder: TurnHolder,
): AsyncGenerator<string, void> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      holder.pause();
      const result = await iterator.next();
      await holder.resume();
      if (result.done) return;
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}

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
