import type { Language, LanguageOption } from "./language";
import type { SynthesisWarning } from "./errors";

/**
 * A range of the caller's text and the corresponding range of {@link Utterance.normalized}. Segments of equal lengths
 * correspond unit by unit.
 */
export interface AlignedSegment {
  /** UTF-16 offsets in the caller's text; an empty range is something the normalisation inserted. */
  readonly start: number;
  /** End offset in the text, exclusive. */
  readonly end: number;
  /** UTF-16 offsets in the spoken text; an empty range is something that is not spoken. */
  readonly spokenStart: number;
  /** End offset in the spoken text, exclusive. */
  readonly spokenEnd: number;
}

/** One character of a word whose characters are spoken one by one. */
export interface WordPart {
  /** UTF-16 offsets of its written form in the caller's text. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** Half-open range of indices into {@link Utterance.symbols}. */
  readonly symbolStart: number;
  /** End index, exclusive. */
  readonly symbolEnd: number;
}

/** One word (a character group in CJK) and the symbols it became. */
export interface UtteranceWord {
  /** The word as it is spoken, after normalisation. */
  readonly text: string;
  /** UTF-16 offsets of the word's written form in the caller's text; all words of "$5" share one range. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** Language that it is read in. */
  readonly language: Language;
  /** Half-open range of indices into {@link Utterance.symbols}. */
  readonly symbolStart: number;
  /** End index, exclusive. */
  readonly symbolEnd: number;
  /** Japanese: one letter per mora, H for high and L for low. The symbols contain the same pitch as marks. */
  readonly accent?: string;
  /** Chinese and Cantonese: the word's characters, in order. They are timed one by one. */
  readonly parts?: readonly WordPart[];
}

/** How to read tags. `auto`: SSML if the text begins with `<speak>`, otherwise `<lang>` and `[pause:500ms]`. */
export type MarkupOption = "auto" | "ssml" | "none";

/** Prosody requested by markup in the text. Every number is a factor applied to the caller's option. */
export interface UtteranceProsody {
  /** Factor on the rate of speech. */
  readonly speed: number;
  /** Factor on the pitch. */
  readonly pitch: number;
  /** Linear factor on the loudness; 0 is silence. */
  readonly gain: number;
  /** Id or name of a speaker instead of the caller's. */
  readonly speaker?: string;
}

/** A sentence, or a piece of one, ready for the acoustic model. */
export interface Utterance {
  /** The slice of the caller's text that this utterance speaks. */
  readonly source: string;
  /** UTF-16 offsets of {@link Utterance.source} in the caller's text. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** The text after numbers and symbols were written out. */
  readonly normalized: string;
  /** Covers `source` and `normalized` in order and without gaps, so every character of the source is accounted for. */
  readonly alignment: readonly AlignedSegment[];
  /** Symbols from the voice's inventory, with the start and end symbols at both ends. */
  readonly symbols: readonly string[];
  /** One id per symbol. */
  readonly ids: readonly number[];
  /** One language per symbol. */
  readonly languages: readonly Language[];
  /** Words in order. */
  readonly words: readonly UtteranceWord[];
  /** Silence after this utterance, in milliseconds; a higher rate of speech shortens it. */
  readonly pauseAfterMs: number;
  /**
   * Silence after this utterance requested by the text, in milliseconds, at most 60,000. Its length is exact at any
   * rate of speech, and it also applies to the last utterance. In an utterance without words it is the only content.
   */
  readonly breakAfterMs?: number;
  /** Set if markup changes the prosody. Default: the caller's options. */
  readonly prosody?: UtteranceProsody;
  /** What was left out or replaced. */
  readonly warnings: readonly SynthesisWarning[];
}

/** How to read a text. */
export interface FrontendOptions {
  /** The language, or `auto` (the default). It decides what characters shared by several languages mean. */
  readonly language?: LanguageOption;
  /** Pronunciations for this text; they take precedence over those passed to the front end when it was created. */
  readonly lexicon?: Lexicon;
  /** Which tags are read. Default `auto`. */
  readonly markup?: MarkupOption;
  /**
   * For a text that arrives piece by piece: its beginning and its latest sentence, which have already been read and
   * must not be read again. They provide context, such as the language of Han characters.
   */
  readonly before?: string;
  /** Aborts with an `ABORTED` error. */
  readonly signal?: AbortSignal;
}

/** Text in, utterances out. Implementations are stateless apart from lazily loaded dictionaries. */
export interface TextFrontend {
  /** Version of this interface. */
  readonly specVersion: 1;
  /** Languages that it reads. */
  readonly languages: readonly Language[];
  /**
   * Reads a text piece by piece; a piece is only processed when it is requested, so a text of any length needs the
   * memory of one sentence. Pieces without anything to speak are skipped; if they have warnings, they are yielded as an
   * utterance without `words`, of which only the warnings and `breakAfterMs` count.
   */
  utterances(text: string, options?: FrontendOptions): AsyncIterable<Utterance>;
}

/** Properties of a {@link LexiconEntry} besides the pronunciation. */
export interface LexiconEntryOptions {
  /**
   * The language the word is spoken in. Default: the language of the notation, of the respelling's letters, or of the
   * surrounding text, in this order.
   */
  readonly language?: Language;
  /** Whether case must match. Default `false`. */
  readonly caseSensitive?: boolean;
}

/**
 * How one word is spoken, in exactly one notation. A string is short for `{ respelling }`.
 *
 * ```ts
 * const lexicon: Lexicon = {
 *   nginx: "engine x",
 *   Nikon: { arpabet: "N AY1 K AA0 N" },
 *   重庆: { pinyin: "chong2 qing4" },
 *   喺: { jyutping: "hai2" },
 *   日本橋: { katakana: "ニホンバシ", accent: 0 },
 *   GPT: { hangul: "지피티" },
 * };
 * ```
 */
export type LexiconEntry =
  | string
  | (LexiconEntryOptions &
      (
        | {
            /** A respelling in ordinary letters, spoken as if it stood in the text. */
            readonly respelling: string;
          }
        | {
            /** Symbols of the voice's inventory, one word without boundaries and pauses. */
            readonly symbols: readonly string[];
          }
        | {
            /** English: ARPAbet phones with stress digits, separated by spaces. */
            readonly arpabet: string;
          }
        | {
            /** Mandarin: syllables with tone numbers 1–5 as they are spoken, separated by spaces; ü is `v` or `ü`. */
            readonly pinyin: string;
          }
        | {
            /** Cantonese: syllables with tone numbers 1–6, separated by spaces. */
            readonly jyutping: string;
          }
        | {
            /** Japanese: katakana or hiragana as spoken, long vowels as ー. */
            readonly katakana: string;
            /** The mora before the fall in pitch, 0 if it does not fall. Default: no pitch marks. */
            readonly accent?: number;
          }
        | {
            /** Korean: hangul, read by the rules of pronunciation. */
            readonly hangul: string;
          }
      ));

/**
 * Words and their pronunciations. A word may contain spaces. The longest match wins; words in Latin letters (or
 * any other alphabet) match whole words only, those in Chinese characters, kana and hangul match anywhere.
 */
export type Lexicon = Readonly<Record<string, LexiconEntry>>;
