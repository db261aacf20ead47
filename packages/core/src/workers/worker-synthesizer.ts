import { SynthesisError, type Language, type SynthesisWarning } from "@cosyvoice-lite/spec";
import type { CacheStats } from "../cache/phrase-cache";
import { collectSpeech } from "../collect-speech";
import type { SynthesisOptions } from "../options";
import { withWarnings } from "../progress-listener";
import type { Speech } from "@cosyvoice-lite/audio";
import { checkText, checkTextInput, type TextInput } from "../streaming/text-input";
import type { SpeechChunk, Synthesizer } from "../synthesizer";
import { wholeSpeech } from "../text-limit";
import type { VoiceInfo } from "../voice/voice-info";
import { remoteStream } from "./remote-stream";
import type { WorkerConnection } from "./worker-connection";

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
