/**
 * How the word of a lexicon entry is spoken, as far as that is known without a dictionary.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { WordAccent } from "../languages/language-module";

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
