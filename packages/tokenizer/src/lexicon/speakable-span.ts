/**
 * A language span that brings its own way of being spoken.
 * @module
 */
import type { LanguageRules, PhonemeWord } from "../languages/language-module";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";

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
