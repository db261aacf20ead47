/**
 * What a language brings: one folder here and one line in the registry.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { TracedText } from "../text/traced-text";

/** A word with the symbols it is spoken with. */
export interface PhonemeWord {
  /** UTF-16 offsets into the text given to {@link LanguageRules.phonemize}. */
  readonly start: number;
  readonly end: number;
  /** Symbols of `symbols.ts`, without word boundaries and pauses: those are the composer's. */
  readonly symbols: readonly string[];
}

/** The rules of one language with its dictionaries in memory. Both functions are pure and synchronous. */
export interface LanguageRules {
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
  readonly language: Language;
  load(): Promise<LanguageRules>;
}
