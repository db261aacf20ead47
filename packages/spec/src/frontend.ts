import type { Language, LanguageOption } from "./language";
import type { Lexicon } from "./lexicon";
import type { SynthesisWarning } from "./warnings";

/**
 * A stretch of the caller's text and what became of it in {@link Utterance.normalized}. Segments of equal lengths
 * correspond unit by unit.
 */
export interface AlignedSegment {
  /** UTF-16 offsets in the caller's text; an empty range is something the normalisation inserted. */
  readonly start: number;
  /** UTF-16 offset behind it in the text. */
  readonly end: number;
  /** UTF-16 offsets in the spoken text; an empty range is something that is not spoken. */
  readonly spokenStart: number;
  /** UTF-16 offset behind it in what is spoken. */
  readonly spokenEnd: number;
}

/** A character of a word whose characters are spoken one by one. */
export interface WordPart {
  /** UTF-16 offsets in the caller's text of what it was written as. */
  readonly start: number;
  /** UTF-16 offset behind it. */
  readonly end: number;
  /** Half-open range of indices into {@link Utterance.symbols}. */
  readonly symbolStart: number;
  /** Index behind its last symbol. */
  readonly symbolEnd: number;
}

/** One word (a character group in CJK) and the symbols it became. */
export interface UtteranceWord {
  /** The word as it is spoken, after normalisation. */
  readonly text: string;
  /** UTF-16 offsets in the caller's text of what the word was written as; "$5" is one range for all its words. */
  readonly start: number;
  /** UTF-16 offset behind its last character. */
  readonly end: number;
  /** Language that it is read in. */
  readonly language: Language;
  /** Half-open range of indices into {@link Utterance.symbols}. */
  readonly symbolStart: number;
  /** Index behind its last symbol. */
  readonly symbolEnd: number;
  /** Japanese: one letter per mora, H for high and L for low. The same pitch stands in the symbols as marks. */
  readonly accent?: string;
  /** Chinese and Cantonese: the word's characters, in order. They are timed one by one. */
  readonly parts?: readonly WordPart[];
}

/** How to read tags. `auto`: SSML where the text begins with `<speak>`, else `<lang>` and `[pause:500ms]`. */
export type MarkupOption = "auto" | "ssml" | "none";

/** What the text's own markup asks of the voice. Every number is a factor on what the caller asks for. */
export interface UtteranceProsody {
  /** Factor on the rate of speech. */
  readonly speed: number;
  /** Factor on the pitch. */
  readonly pitch: number;
  /** Linear factor on the loudness; 0 is silence. */
  readonly gain: number;
  /** Id or name of a speaker in place of the caller's. */
  readonly speaker?: string;
}

/** A sentence, or a piece of one, ready for the acoustic model. */
export interface Utterance {
  /** The slice of the caller's text that this utterance speaks. */
  readonly source: string;
  /** UTF-16 offsets of {@link Utterance.source} in the caller's text. */
  readonly start: number;
  /** UTF-16 offset behind its last character. */
  readonly end: number;
  /** The text after numbers and symbols were written out. */
  readonly normalized: string;
  /** Covers `source` and `normalized` in order and without gap: every character of the source is accounted for. */
  readonly alignment: readonly AlignedSegment[];
  /** Symbols from the voice's inventory, with the start and end symbols at both ends. */
  readonly symbols: readonly string[];
  /** One id per symbol. */
  readonly ids: readonly number[];
  /** One language per symbol. */
  readonly languages: readonly Language[];
  /** Words in order. */
  readonly words: readonly UtteranceWord[];
  /** Silence to leave after this utterance, in milliseconds; a higher rate of speech shortens it. */
  readonly pauseAfterMs: number;
  /**
   * Silence that the text asks for behind this utterance, in milliseconds, at most 60,000. It lasts exactly so long at
   * any rate of speech, behind the last utterance, too. An utterance without words that has it is that silence alone.
   */
  readonly breakAfterMs?: number;
  /** Where the markup changes the voice. Default: as the caller asks. */
  readonly prosody?: UtteranceProsody;
  /** What was left out or replaced. */
  readonly warnings: readonly SynthesisWarning[];
}

/** How to read a text. */
export interface FrontendOptions {
  /** The language, or `auto` (the default). It decides what characters shared by several languages mean. */
  readonly language?: LanguageOption;
  /** Pronunciations for this text; they go before those that the front end was made with. */
  readonly lexicon?: Lexicon;
  /** Which tags are read. Default `auto`. */
  readonly markup?: MarkupOption;
  /**
   * Where a text comes piece by piece: its beginning and its latest sentence, which were read before and are not to be
   * read again. They decide what a sentence does not say itself, such as the language of its Han characters.
   */
  readonly before?: string;
  /** Stops the work with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/** Text in, utterances out. Implementations are stateless apart from lazily loaded dictionaries. */
export interface TextFrontend {
  /** Version of this interface. */
  readonly specVersion: 1;
  /** Languages that it reads. */
  readonly languages: readonly Language[];
  /**
   * Reads a text piece by piece; a piece is only worked on when it is asked for, so a text of any length
   * costs the memory of one sentence. Pieces that hold nothing to speak are left out; where they have warnings
   * they come as an utterance without `words`, which is to be reported and not spoken, but for its `breakAfterMs`.
   */
  utterances(text: string, options?: FrontendOptions): AsyncIterable<Utterance>;
}
