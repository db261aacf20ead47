import type { Language } from "@cosyvoice-lite/spec";
import type { CacheStats } from "./cache/phrase-cache";
import type { SynthesisOptions } from "./options";
import type { Speech, SpeechData } from "@cosyvoice-lite/audio";
import type { TextInput } from "./streaming/text-input";
import type { SpokenWord } from "@cosyvoice-lite/audio";
import type { VoiceInfo } from "./voice/voice-source";

/**
 * A part of a sentence as sound. A sentence comes in several chunks, the first of them short so that sound begins soon;
 * the pause between two sentences stands at the beginning of the second.
 */
export interface SpeechChunk extends SpeechData {
  /** Position among the chunks, from 0. */
  readonly index: number;
  /** Position of the sentence (or the piece of a long one) that this chunk belongs to, from 0. */
  readonly sentence: number;
  /** Whether the sentence ends with this chunk. */
  readonly endsSentence: boolean;
  /** The slice of the text that is the sentence: all its chunks have the same. */
  readonly text: string;
  /** UTF-16 offsets of {@link SpeechChunk.text} in the whole text. */
  readonly textStart: number;
  /** End offset of the sentence, exclusive. */
  readonly textEnd: number;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  /** Seconds at its end, in the whole speech. */
  readonly end: number;
  /**
   * Exactly the last chunk of a stream has it. Of a text that comes in pieces nobody knows that a sentence was its last
   * before the pieces end: a chunk without text and words, and mostly without samples, is then the last.
   */
  readonly isFinal: boolean;
  /** The words that begin in this chunk; each word is told once. */
  readonly words?: readonly SpokenWord[];
}

/**
 * Turns text into speech with one voice that is loaded once. Calls may overlap. All but texts that come in pieces is
 * plain data, so that an implementation may live in a worker.
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
   * Speaks a text of any length chunk by chunk. A chunk is worked on when it is asked for, so that a slow consumer costs
   * no memory; `break` and the signal end the work at the next chunk, and close the pieces' source. The chunks' samples,
   * one after another, are those of {@link Synthesizer.synthesize}.
   * @param text - The text, or its pieces as they are written: a sentence is spoken as soon as it is complete. Of such a
   *   text every sentence stands alone, however short, and its language is told from what came so far; offsets count in
   *   all pieces put together.
   * @throws SynthesisError as {@link Synthesizer.synthesize}, but for `TEXT_TOO_LONG`, and what the pieces' source throws.
   */
  stream(text: TextInput, options?: SynthesisOptions): AsyncGenerator<SpeechChunk, void>;
  /** Loads what the first sentence in these languages (default: all of the voice's) would otherwise wait for. */
  preload(languages?: readonly Language[]): Promise<void>;
  /** How well the cache of finished phrases does; `undefined` where there is none. */
  cacheStats?(): CacheStats | undefined;
  /** Waits for the chunk in progress, then frees every graph. Calling it again waits for the same end. */
  dispose(): Promise<void>;
}
