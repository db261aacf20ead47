/**
 * What speaks.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { SynthesisOptions } from "./options";
import type { Speech, SpeechData } from "./speech";
import type { VoiceInfo } from "./voice/voice-info";

/** A sentence (or a piece of a long one) as sound, with the pause behind it. */
export interface SpeechChunk extends SpeechData {
  /** Position among the chunks, from 0. */
  readonly index: number;
  /** The slice of the text that is spoken here. */
  readonly text: string;
  /** UTF-16 offsets of {@link SpeechChunk.text} in the whole text. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  readonly end: number;
  readonly isFinal: boolean;
}

/**
 * Turns text into speech with one voice that is loaded once. Calls may overlap. Everything that goes in and out
 * is plain data, so that an implementation may live in a worker.
 */
export interface Synthesizer extends AsyncDisposable {
  /** The voice that speaks. */
  readonly voice: VoiceInfo;
  /** Name of the backend that computes. */
  readonly backend: string;
  /**
   * Speaks a text in one piece, 30 minutes at most.
   * @throws SynthesisError `EMPTY_TEXT`, `TEXT_TOO_LONG`, `INVALID_ARGUMENT`, `MODEL_FAILED`, `ABORTED`, `DISPOSED`.
   */
  synthesize(text: string, options?: SynthesisOptions): Promise<Speech>;
  /**
   * Speaks a text of any length sentence by sentence; a sentence is worked on when it is asked for.
   * The chunks' samples, one after another, are those of {@link Synthesizer.synthesize}.
   * @throws SynthesisError as {@link Synthesizer.synthesize}, but for `TEXT_TOO_LONG`.
   */
  stream(text: string, options?: SynthesisOptions): AsyncGenerator<SpeechChunk, void>;
  /** Loads what the first sentence in these languages (default: all of the voice's) would otherwise wait for. */
  preload(languages?: readonly Language[]): Promise<void>;
  /** Waits for the sentence in work, then frees every graph. Calling it again waits for the same end. */
  dispose(): Promise<void>;
}
