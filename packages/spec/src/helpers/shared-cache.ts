/**
 * Work that is done once: its results go to everybody who asks while it runs, and to those who ask later as long as they are kept.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { rejectOnAbort } from "./promises";

/** What a {@link SharedWork} is made of. */
export interface SharedWorkOptions<Piece> {
  /** Does the work; its signal fires when nobody follows any more. */
  readonly run: (signal: AbortSignal) => AsyncGenerator<Piece, void>;
  /** Told about each piece before anybody has it: whoever has the last one may not come back. */
  readonly onPiece?: (piece: Piece) => void;
  /** Called once: from now on nobody can join. */
  readonly onClosed: () => void;
  /** Bytes of a piece. Default 0. */
  readonly sizeOf?: (piece: Piece) => number;
  /**
   * Bytes up to which everything is held, so that latecomers have it from its beginning. Larger work takes nobody in any more, and only what
   * its slowest follower still wants is held. Default: any number.
   */
  readonly limit?: number;
}

/** A piece is worked on when the first follower asks for it; one who stops, or whose signal fires, leaves the others alone. */
export class SharedWork<Piece> {
  readonly #controller = new AbortController();
  readonly #work: AsyncGenerator<Piece, void>;
  /** Numbers of the pieces that the followers want next. */
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

  /** Follows from the beginning. To be read at once: whoever has not begun is no follower. */
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
      // Whoever is aborted does not wait for the end of the step in progress.
      if (!signal?.aborted) await ended;
    }
  }

  /** Does one step, for all who wait for it. */
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

  /** Drops what all have had. */
  #forget(): void {
    let slowest = Infinity;
    for (const { next } of this.#followers) slowest = Math.min(slowest, next);
    const had = Math.min(slowest - this.#first, this.#held.length);
    this.#held.splice(0, had);
    this.#first += had;
  }

  /** Where nobody is left, the work ends; it holds nothing any more when this has resolved. */
  async #leave(follower: { next: number }): Promise<void> {
    this.#followers.delete(follower);
    if (this.#isClosed) this.#forget();
    if (this.#followers.size > 0 || this.#isOver) return;
    this.#end();
    this.#controller.abort();
    await this.#work.return().catch(() => undefined);
  }
}

/** Bounds of a {@link SharedCache}, and what it needs to know about pieces. */
export interface SharedCacheOptions<Piece> {
  /** Most results. */
  readonly entries: number;
  /** Most bytes; 0 keeps and shares nothing. */
  readonly bytes: number;
  /** Most bytes of one result. Default: all. */
  readonly largest?: number;
  /** Bytes of a piece in memory. */
  readonly sizeOf: (piece: Piece) => number;
  /** Whether a piece is the last one: a result is kept from then on. */
  readonly isLast: (piece: Piece) => boolean;
  /** What is kept of a piece. Default: the piece. */
  readonly keep?: (piece: Piece) => Piece;
}

/** Counters since the cache was made. */
export interface SharedCacheStats {
  /** Requests that were answered without work, the shared ones among them. */
  readonly hits: number;
  /** Requests that had to be worked for. */
  readonly misses: number;
  /** Hits that waited for an equal request. */
  readonly shared: number;
  /** Results in memory now. */
  readonly entries: number;
  /** Their size in bytes. */
  readonly bytes: number;
}

/** Results by key; those that were not asked for longest go first. */
export class SharedCache<Piece> {
  readonly #kept = new Map<string, { readonly pieces: readonly Piece[]; readonly size: number }>();
  readonly #works = new Map<string, SharedWork<Piece>>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;
  #shared = 0;

  constructor(private readonly options: SharedCacheOptions<Piece>) {}

  /** The pieces of a result that is there. Finding it counts as a hit. */
  kept(key: string): readonly Piece[] | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#hits += 1;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.pieces;
  }

  /** The work for a key: what runs already, or `run`, whose pieces are kept. */
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

  /** Takes down a result; one that is broken off, or too large, is not kept. */
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
