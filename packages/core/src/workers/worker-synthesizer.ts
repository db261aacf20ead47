import {
  SynthesisError,
  type Language,
  type SynthesisWarning,
  throwIfAborted,
} from "@cosyvoice-lite/spec";
import type { Speech } from "@cosyvoice-lite/audio";
import { checkListener, checkSignal } from "@cosyvoice-lite/spec/helpers";
import type { CacheStats } from "../cache/phrase-cache";
import { collectSpeech } from "../collect-speech";
import type { SynthesisOptions } from "../options";
import { withWarnings, guardListener } from "../progress-listener";
import {
  checkText,
  checkTextInput,
  type TextInput,
  isPieceSource,
  readPieces,
} from "../streaming/text-input";
import type { SpeechChunk, Synthesizer } from "../synthesizer";
import { wholeSpeech } from "../text-limit";
import type { VoiceInfo } from "../voice/voice-source";
import type { WorkerConnection } from "./worker-connection";
import { toErrorData } from "./messages";

/** What the worker says about itself. */
export interface WorkerGreeting {
  readonly voice: VoiceInfo;
  readonly backend: string;
}

/** The same interface as in the calling thread. */
export class WorkerSynthesizer implements Synthesizer {
  readonly voice: VoiceInfo;
  readonly backend: string;
  #disposal: Promise<void> | undefined;

  constructor(
    private readonly connection: WorkerConnection,
    { voice, backend }: WorkerGreeting,
    /** Noticed on this side while the worker loaded; every result repeats them. */
    private readonly warnings: readonly SynthesisWarning[] = [],
  ) {
    this.voice = voice;
    this.backend = backend;
  }

  /** Whether the thread is gone. */
  get isLost(): boolean {
    return this.connection.end !== undefined;
  }

  async synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
    checkText(text);
    const maxSeconds = wholeSpeech(options.maxSeconds);
    return collectSpeech(text, this.stream(text, { ...options, maxSeconds }));
  }

  async *stream(
    text: TextInput,
    options: SynthesisOptions = {},
  ): AsyncGenerator<SpeechChunk, void> {
    checkTextInput(text);
    this.#checkUsable();
    let { warnings } = this;
    for await (const chunk of remoteStream(this.connection, text, options)) {
      yield withWarnings(chunk, warnings);
      warnings = [];
    }
  }

  async preload(languages?: readonly Language[]): Promise<void> {
    this.#checkUsable();
    await this.connection.call({ type: "preload", languages });
  }

  /** The worker's counters as of its last answer. */
  cacheStats(): CacheStats | undefined {
    return this.connection.cache;
  }

  dispose(): Promise<void> {
    this.#disposal ??= this.#end();
    return this.#disposal;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  /** Resolves when the thread is gone, whatever ended it. */
  closed(): Promise<void> {
    return this.connection.closed();
  }

  async #end(): Promise<void> {
    // A worker that is gone has freed everything.
    if (!this.isLost) await this.connection.call({ type: "dispose" }).catch(() => undefined);
    await this.connection.closed();
  }

  #checkUsable(): void {
    if (!this.#disposal) return;
    throw new SynthesisError(
      "DISPOSED",
      "The synthesizer was disposed of; make another one with createWorkerSynthesizer().",
    );
  }
}

/**
 * Speaks in the worker, a chunk whenever one is asked for. The signal, the end of the loop, progress and the pieces of a text cross over.
 * @throws SynthesisError as the worker's synthesizer; `MODEL_FAILED` where the worker is lost; what `onProgress` throws.
 */
async function* remoteStream(
  connection: WorkerConnection,
  text: TextInput,
  options: SynthesisOptions,
): AsyncGenerator<SpeechChunk, void> {
  const { signal, onProgress, ...plain } = options;
  const listener = guardListener(onProgress);
  checkSignal(signal);
  checkListener("onProgress", onProgress);
  throwIfAborted(signal);
  // Ends the pieces' source, whoever ends first.
  const ending = new AbortController();
  const pieces = isPieceSource(text) ? readPieces(text, ending.signal) : undefined;
  let thrown: { readonly error: unknown } | undefined;

  const sendPiece = async () => {
    try {
      const result = await pieces?.next();
      if (!result || result.done)
        connection.tell({ type: "piece", stream, piece: { isOver: true } });
      else connection.tell({ type: "piece", stream, piece: { value: result.value } });
    } catch (error) {
      if (ending.signal.aborted) return;
      thrown = { error };
      connection.tell({ type: "piece", stream, piece: { error: toErrorData(error) } });
    }
  };
  const whole = pieces ? undefined : (text as string);
  const stream = connection.begin(
    { text: whole, options: plain, listens: onProgress !== undefined },
    {
      onProgress(event) {
        try {
          listener.tell?.(event);
        } catch (error) {
          thrown ??= { error };
          connection.abort(error, stream);
        }
      },
      onPull: () => void sendPiece(),
      onStop: () => ending.abort(),
    },
  );
  const abort = () => connection.abort(signal?.reason, stream);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    for (;;) {
      const chunk = await connection.call({ type: "next", stream });
      // The error of a listener has to reach the caller even where the worker was quicker.
      if (thrown) throw thrown.error;
      if (chunk === undefined) return;
      yield withWarnings(chunk as SpeechChunk, await listener.take());
      throwIfAborted(signal);
    }
  } catch (error) {
    // What was thrown here must not come back as a copy.
    if (thrown) throw thrown.error;
    if (SynthesisError.is(error) && error.code === "ABORTED") throwIfAborted(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
    ending.abort();
    void pieces?.return().catch(() => undefined);
    // A worker that is gone has nothing to end.
    await connection.call({ type: "return", stream }).catch(() => undefined);
    connection.forget(stream);
  }
}
