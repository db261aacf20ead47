import { throwIfAborted } from "../errors";
import { rejectOnAbort } from "./common";

/** What a {@link SharedWork} is made of. */
interface SharedWorkOptions<Piece> {
  /** Does the work; its signal fires when the last follower has left. */
  readonly run: (signal: AbortSignal) => AsyncGenerator<Piece, void>;
  /** Called with each piece before any follower gets it: consumers may stop after the last one. */
  readonly onPiece?: (piece: Piece) => void;
  /** Called once: no follower can join from then on. */
  readonly onClosed: () => void;
  /** Bytes of a piece. Default 0. */
  readonly sizeOf?: (piece: Piece) => number;
  /**
   * Bytes up to which everything is held, so that latecomers get it from the beginning. Larger work accepts no more followers, and only
   * what its slowest follower still needs is held. Default: unlimited.
   */
  readonly limit?: number;
}

/** Work that is done once and shared: its pieces go to every follower while it runs. A piece is computed when the first follower requests it; a
 * follower that stops, or whose signal fires, does not affect the others. */
export class SharedWork<Piece> {
  readonly #controller = new AbortController();
  readonly #work: AsyncGenerator<Piece, void>;
  /** Index of the next piece of each follower. */
  readonly #followers = new Set<{ next: number }>();
  /** The pieces from number `#first` on. */
  readonly #held: Piece[] = [];
  #first = 0;
  #bytes = 0;
  #isClosed = false;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #step: Promise<void> | undefined;

  constructor(private readonly options: SharedWorkOptions<Piece>) {
    this.#work = options.run(this.#controller.signal);
  }

  /** Follows from the beginning. Start reading immediately: a follower counts from its first read. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<Piece, void> {
    const follower = { next: 0 };
    this.#followers.add(follower);
    const aborted = rejectOnAbort(signal);
    try {
      for (;;) {
        while (follower.next >= this.#first + this.#held.length && !this.#isOver)
          await Promise.race([this.#advance(), aborted.promise]);
        throwIfAborted(signal);
        const place = follower.next - this.#first;
        if (place >= this.#held.length) break;
        // Pieces may be anything, so that `undefined` does not tell whether there is one.
        const piece = this.#held[place] as Piece;
        follower.next += 1;
        if (this.#isClosed) this.#forget();
        yield piece;
      }
      if (this.#failure) throw this.#failure.error;
    } finally {
      aborted.forget();
      const ended = this.#leave(follower);
      // An aborted follower does not wait for the step in progress.
      if (!signal?.aborted) await ended;
    }
  }

  /** Does one step, for all waiting followers. */
  #advance(): Promise<void> {
    this.#step ??= this.#takeStep().finally(() => (this.#step = undefined));
    return this.#step;
  }

  async #takeStep(): Promise<void> {
    const { onPiece, sizeOf = () => 0, limit = Infinity } = this.options;
    try {
      const { done, value } = await this.#work.next();
      if (done) return this.#end();
      onPiece?.(value);
      this.#held.push(value);
      this.#bytes += sizeOf(value);
      if (this.#bytes > limit) this.#close();
    } catch (error) {
      this.#failure = { error };
      this.#end();
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#close();
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.options.onClosed();
  }

  /** Drops the pieces that all followers have had. */
  #forget(): void {
    let slowest = Infinity;
    for (const { next } of this.#followers) slowest = Math.min(slowest, next);
    const had = Math.min(slowest - this.#first, this.#held.length);
    this.#held.splice(0, had);
    this.#first += had;
  }

  /** Ends the work if no follower is left; it holds no resources once this has resolved. */
  async #leave(follower: { next: number }): Promise<void> {
    this.#followers.delete(follower);
    if (this.#isClosed) this.#forget();
    if (this.#followers.size > 0 || this.#isOver) return;
    this.#end();
    this.#controller.abort();
    await this.#work.return().catch(() => undefined);
  }
}

/** Limits of a {@link SharedCache}, and how it treats pieces. */
export interface SharedCacheOptions<Piece> {
  /** Most results. */
  readonly entries: number;
  /** Most bytes; 0 disables caching and sharing. */
  readonly bytes: number;
  /** Most bytes of one result. Default: `bytes`. */
  readonly largest?: number;
  /** Bytes of a piece in memory. */
  readonly sizeOf: (piece: Piece) => number;
  /** Whether a piece is the last one: the result is then complete and kept. */
  readonly isLast: (piece: Piece) => boolean;
  /** The part of a piece to keep. Default: the piece. */
  readonly keep?: (piece: Piece) => Piece;
}

/** Counters since the cache was made. */
export interface SharedCacheStats {
  /** Requests answered without work, including shared ones. */
  readonly hits: number;
  /** Requests that were computed. */
  readonly misses: number;
  /** Hits that joined an equal request in flight. */
  readonly shared: number;
  /** Results in memory now. */
  readonly entries: number;
  /** Their size in bytes. */
  readonly bytes: number;
}

/** Results by key; the least recently used are evicted first. */
export class SharedCache<Piece> {
  readonly #kept = new Map<string, { readonly pieces: readonly Piece[]; readonly size: number }>();
  readonly #works = new Map<string, SharedWork<Piece>>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;
  #shared = 0;

  constructor(private readonly options: SharedCacheOptions<Piece>) {}

  /** The pieces of a cached result. Finding it counts as a hit. */
  kept(key: string): readonly Piece[] | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#hits += 1;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.pieces;
  }

  /** The work for a key: the one in flight, or `run`, whose pieces are kept. */
  work(
    key: string,
    run: (signal: AbortSignal) => AsyncGenerator<Piece, void>,
  ): { readonly work: SharedWork<Piece>; readonly isShared: boolean } {
    const running = this.#works.get(key);
    if (running) {
      this.#hits += 1;
      this.#shared += 1;
      return { work: running, isShared: true };
    }
    this.#misses += 1;
    const { sizeOf, largest = this.options.bytes } = this.options;
    const work = new SharedWork<Piece>({
      run,
      sizeOf,
      limit: largest,
      onPiece: this.#recorder(key),
      onClosed: () => {
        if (this.#works.get(key) === work) this.#works.delete(key);
      },
    });
    this.#works.set(key, work);
    return { work, isShared: false };
  }

  stats(): SharedCacheStats {
    return {
      hits: this.#hits,
      misses: this.#misses,
      shared: this.#shared,
      entries: this.#kept.size,
      bytes: this.#bytes,
    };
  }

  /** Records a result; one that is aborted or too large is not kept. */
  #recorder(key: string): (piece: Piece) => void {
    const { sizeOf, isLast, keep = (piece) => piece, bytes, largest = bytes } = this.options;
    let pieces: Piece[] | undefined = [];
    let size = key.length * 2;
    return (piece) => {
      if (!pieces) return;
      size += sizeOf(piece);
      if (size > largest) {
        pieces = undefined;
        return;
      }
      pieces.push(keep(piece));
      if (isLast(piece)) this.#keep(key, pieces, size);
    };
  }

  #keep(key: string, pieces: readonly Piece[], size: number): void {
    this.#drop(key);
    this.#kept.set(key, { pieces, size });
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.options.entries && this.#bytes <= this.options.bytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}
