import { SynthesisError, type Language } from "@cosyvoice-lite/spec";
import { checkSignal } from "@cosyvoice-lite/spec/helpers";
import type { Speech } from "@cosyvoice-lite/audio";
import type { CacheStats } from "../../cache/phrase-cache";
import { collectSpeech } from "../../collect-speech";
import type { SynthesisOptions } from "../../options";
import { checkText, checkTextInput, readPieces, type TextInput } from "../../streaming/text-input";
import type { SpeechChunk, Synthesizer } from "../../synthesizer";
import { wholeSpeech } from "../../text-limit";
import type { VoiceInfo } from "../../voice/voice-source";
import { TurnHolder, linkSignal, piecesBetweenTurns, type LinkedSignal } from "./turn-holder";
import { TurnQueue } from "./turn-queue";

/** A place for somebody who speaks. */
interface PoolPlace {
  /** Whoever is there, or was last. */
  readonly latest: Synthesizer;
  /** How many were lost and replaced. */
  readonly replaced: number;
  /** Whoever is there, once ready. */
  get(): Promise<Synthesizer>;
  dispose(): Promise<void>;
}

/** How to speak one text, and for whom. */
export interface PoolSynthesisOptions extends SynthesisOptions {
  /** Whoever asks: clients have turns one after another, however many texts each has. Default: one client for all. */
  readonly client?: string;
}

/** How busy a pool is. */
export interface PoolStats {
  /** Threads that speak. */
  readonly workers: number;
  /** Texts in progress or waiting. */
  readonly open: number;
  /** Texts that wait for a turn now. */
  readonly waiting: number;
  /** Most texts that may be open. */
  readonly limit: number;
  /** Workers that were lost and replaced since the pool was made. */
  readonly replaced: number;
}

/** A synthesizer that speaks several texts at the same time. */
export interface SynthesizerPool extends Synthesizer {
  /** @throws SynthesisError `BUSY` where the queue is full; try again later. */
  synthesize(text: string, options?: PoolSynthesisOptions): Promise<Speech>;
  /** @throws SynthesisError `BUSY` where the queue is full; try again later. */
  stream(text: TextInput, options?: PoolSynthesisOptions): AsyncGenerator<SpeechChunk, void>;
  /** Figures of this moment. */
  stats(): PoolStats;
  /** Takes no new texts, finishes those that are open, then ends the workers. @param options - `signal` cuts short what is still open. */
  dispose(options?: { readonly signal?: AbortSignal }): Promise<void>;
}

/** Hands out turns chunk by chunk, so that a long text holds nobody up. */
export class WorkerPool implements SynthesizerPool {
  readonly voice: VoiceInfo;
  readonly backend: string;
  readonly #turns: TurnQueue;
  /** One for each text that is open; a listener each on one signal for all would look like a leak to Node. */
  readonly #signals = new Set<LinkedSignal>();
  readonly #idle: (() => void)[] = [];
  #disposal: Promise<void> | undefined;

  constructor(
    private readonly workers: readonly PoolPlace[],
    private readonly options: { readonly queue: number; readonly queuePerClient: number },
    turnsPerWorker = 1,
  ) {
    const { voice, backend } = workers[0].latest;
    this.voice = voice;
    this.backend = backend;
    this.#turns = new TurnQueue({
      workers: workers.length,
      turnsPerWorker,
      streams: options.queue,
      streamsPerClient: options.queuePerClient,
    });
  }

  async synthesize(text: string, options: PoolSynthesisOptions = {}): Promise<Speech> {
    checkText(text);
    const maxSeconds = wholeSpeech(options.maxSeconds);
    return collectSpeech(text, this.stream(text, { ...options, maxSeconds }));
  }

  async *stream(
    text: TextInput,
    { client = "", signal: given, ...options }: PoolSynthesisOptions = {},
  ): AsyncGenerator<SpeechChunk, void> {
    if (this.#disposal) throw disposed();
    checkTextInput(text);
    checkSignal(given);
    const place = this.#turns.enter(client);
    const linked = linkSignal(given);
    this.#signals.add(linked);
    const { signal } = linked;
    let firstAt: number | undefined;
    let sound = 0;
    const deadline = () => (firstAt === undefined ? undefined : firstAt + sound * 1000);
    const holder = new TurnHolder(place, deadline, signal);
    let chunks: AsyncGenerator<SpeechChunk, void> | undefined;
    let isFinal = false;
    try {
      for (;;) {
        // Nothing is computed behind the last chunk.
        const number: number = isFinal ? 0 : await holder.take();
        chunks ??= (await this.workers[number].get()).stream(
          typeof text === "string" ? text : piecesBetweenTurns(readPieces(text, signal), holder),
          { ...options, signal },
        );
        const result: IteratorResult<SpeechChunk, void> = await chunks.next();
        holder.give();
        if (result.done) return;
        firstAt ??= performance.now();
        sound += result.value.audio.length / result.value.sampleRate;
        isFinal = result.value.isFinal;
        yield result.value;
      }
    } finally {
      // Still in the hands of the worker until it has ended the stream.
      await chunks?.return();
      holder.give();
      // A source that makes the stream wait hears that nobody does any more.
      linked.end();
      this.#signals.delete(linked);
      place.leave();
      if (this.#turns.open === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  async preload(languages?: readonly Language[]): Promise<void> {
    if (this.#disposal) throw disposed();
    await Promise.all(this.workers.map(async (worker) => (await worker.get()).preload(languages)));
  }

  stats(): PoolStats {
    return {
      workers: this.workers.length,
      open: this.#turns.open,
      waiting: this.#turns.waiting,
      limit: this.options.queue,
      replaced: this.workers.reduce((sum, { replaced }) => sum + replaced, 0),
    };
  }

  /** The sums over the workers that are there now; a worker that is lost takes its part along. */
  cacheStats(): CacheStats | undefined {
    const all = this.workers.flatMap(({ latest }) => latest.cacheStats?.() ?? []);
    if (all.length === 0) return undefined;
    const sum = (name: keyof CacheStats) => all.reduce((total, each) => total + each[name], 0);
    return {
      hits: sum("hits"),
      misses: sum("misses"),
      shared: sum("shared"),
      stored: sum("stored"),
      entries: sum("entries"),
      bytes: sum("bytes"),
    };
  }

  dispose({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    checkSignal(signal);
    const cut = () => {
      for (const each of this.#signals) each.fire(signal?.reason);
    };
    if (signal?.aborted) cut();
    else signal?.addEventListener("abort", cut, { once: true });
    this.#disposal ??= this.#end();
    return this.#disposal.finally(() => signal?.removeEventListener("abort", cut));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  async #end(): Promise<void> {
    if (this.#turns.open > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    await Promise.all(this.workers.map((worker) => worker.dispose()));
  }
}

function disposed(): SynthesisError {
  return new SynthesisError(
    "DISPOSED",
    "The pool was disposed of; make another one with createSynthesizerPool().",
  );
}
