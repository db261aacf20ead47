/**
 * How the word of a lexicon entry is spoken, and the spans that hold such words.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageRules, PhonemeWord, WordAccent } from "../languages/language-module";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";

/** A checked pronunciation. */
export type Pronunciation =
  /** Read by the rules of a language, as if it stood in the text. */
  | { readonly kind: "respelling"; readonly text: string }
  /** One word with these symbols; it is shown as it was written. */
  | {
      readonly kind: "symbols";
      readonly symbols: readonly string[];
      readonly accent?: WordAccent;
    }
  /** One word whose symbols depend on the language around it, as IPA does. */
  | { readonly kind: "by-language"; readonly symbolsIn: (language: Language) => readonly string[] }
  /** Read by the rules of the language around it; where they find no word in it, nothing is spoken. */
  | { readonly kind: "said-as"; readonly textIn: (language: Language) => string }
  /** A text that takes the word's place, pronounced as it stands by the rules of the entry's language. */
  | { readonly kind: "pronounced"; readonly text: string };

/** A checked entry. */
export interface LexiconWord {
  /** The word as the caller wrote it, for messages. */
  readonly written: string;
  /** The word as cleaned texts have it. */
  readonly key: string;
  readonly caseSensitive: boolean;
  readonly language: Language | undefined;
  readonly pronunciation: Pronunciation;
}

/** A span as it is spoken. */
export interface SpokenText {
  readonly spoken: TracedText;
  /** Words of `spoken`, in order and without overlap. */
  readonly words: readonly PhonemeWord[];
}

/** A span that may be spoken in a way of its own. */
export interface SpeakableSpan extends LanguageSpan {
  /** Speaks the text of the span with the rules of its language. Default: normalise and phonemise. */
  readonly speak?: (text: TracedText, rules: LanguageRules) => SpokenText;
}

/**
 * Gives accent phrases of parts that were read apart numbers of their own, in the order of the words.
 * @param partOf - The part that a word belongs to.
 */
export function numberPhrases(
  words: readonly PhonemeWord[],
  partOf: (word: PhonemeWord) => number,
): PhonemeWord[] {
  const numbers = new Map<string, number>();
  return words.map((word) => {
    if (!word.accent) return word;
    const name = `${partOf(word)} ${word.accent.phrase}`;
    const phrase = numbers.get(name) ?? numbers.size;
    numbers.set(name, phrase);
    return { ...word, accent: { ...word.accent, phrase } };
  });
}
