/**
 * What a language brings: one folder here and one line in the registry.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { TracedText } from "../text/traced-text";

/** The pitch of a word in a pitch accent language. */
export interface WordAccent {
  /** Number of the accent phrase in the span that the word begins in, from 0; words with one number share a phrase. */
  readonly phrase: number;
  /** One letter per mora: H for high, L for low. */
  readonly pattern: string;
}

/** A character of a word that is spoken character by character. */
interface PhonemePart {
  /** UTF-16 units of the word that it takes up: the parts follow each other without gap. */
  readonly length: number;
  /** How many of the word's symbols are its own: at least one. */
  readonly symbolCount: number;
}

/** A word with the symbols it is spoken with. */
export interface PhonemeWord {
  /** UTF-16 offsets into the text given to {@link LanguageRules.phonemize}. */
  readonly start: number;
  /** UTF-16 offset after it. */
  readonly end: number;
  /** Symbols of `symbols.ts`, without word boundaries and pauses: those are the composer's. */
  readonly symbols: readonly string[];
  /** The language it is spoken in, where that is not the language of the rules: an English name in Chinese. */
  readonly language?: Language;
  /** Japanese only. The same pitch stands in `symbols` as marks between the morae. */
  readonly accent?: WordAccent;
  /** Chinese and Cantonese: the characters, in order. */
  readonly parts?: readonly PhonemePart[];
}

/** The rules of one language with its dictionaries in memory. Both functions are pure and synchronous. */
export interface LanguageRules {
  /** Language that they read. */
  readonly language: Language;
  /**
   * Writes out digits, units and symbols as words of this language; leaves letters and sentence
   * punctuation alone. Takes one span of one language; the result knows what each character was made from.
   */
  normalize(text: TracedText): TracedText;
  /**
   * Words of a normalised span, in order and without overlap. Characters inside no word are the composer's:
   * white space, punctuation (which becomes pauses), or unknown characters (which become warnings).
   */
  phonemize(text: string): PhonemeWord[];
}

/** Loads the rules of one language on first use. */
export interface LanguageModule {
  /** Language that it reads. */
  readonly language: Language;
  /** Loads its dictionaries, once. */
  load(): Promise<LanguageRules>;
}
