import type { SynthesisWarning, UtteranceProsody } from "@cosyvoice-lite/spec";
import type { LexiconWord } from "../lexicon/pronunciation";
import type { LanguageRegion } from "./language-regions";
import type { TextRange } from "../text/range";

/** A stretch of the caller's text and what is read in its place. Offsets are UTF-16 units. */
export interface MarkupEdit extends TextRange {
  /** Default: nothing. */
  readonly by?: string;
  /** An opening tag belongs to the text after it, the others to the text before them. */
  readonly kind: "open" | "close" | "empty";
}

/** How a piece of text ends where the markup ends it; a later one in the list is stronger. */
export const CUT_ENDINGS = ["cut", "sentence", "line"] as const;

/** A place where no utterance may go on. */
export interface MarkupCut {
  /** Offset in the caller's text, at an edge of an edit. */
  readonly at: number;
  /** `cut` ends nothing but the utterance. */
  readonly ending: (typeof CUT_ENDINGS)[number];
  /** Silence that the text asks for here, in milliseconds. */
  readonly breakMs?: number;
  /** How the voice speaks from here on; absent: no change, `null`: as the caller asks. */
  readonly prosody?: UtteranceProsody | null;
}

/** A stretch of the caller's text that is pronounced in a way of its own. */
export interface MarkedWord extends TextRange {
  readonly word: LexiconWord;
}

/** The markup of a text; every list is in the order of the text, ranges do not overlap. */
export interface MarkupReading {
  readonly edits: readonly MarkupEdit[];
  readonly regions: readonly LanguageRegion[];
  readonly cuts: readonly MarkupCut[];
  readonly words: readonly MarkedWord[];
  /** Markup without effect; each with its place. */
  readonly warnings: readonly SynthesisWarning[];
}

/** The warning about a tag, or a part of one, that has no effect. */
export function markupIgnored(message: string, start: number, end: number): SynthesisWarning {
  return { code: "MARKUP_IGNORED", message, start, end };
}
