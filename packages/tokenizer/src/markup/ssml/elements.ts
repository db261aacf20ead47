import type { Language, UtteranceProsody } from "@cosyvoice-lite/spec";
import type { LexiconWord } from "../../lexicon/pronunciation";
import type { MarkupCut } from "../markup-reading";

/** What an opening tag starts. Everything ends with its closing tag. */
export interface ElementEffect {
  readonly language?: Language;
  readonly prosody?: UtteranceProsody;
  /** The element is a paragraph or a sentence. */
  readonly ending?: MarkupCut["ending"];
  /** Silence in place of the element, in milliseconds. */
  readonly breakMs?: number;
  /** Text that is read in place of the content. */
  readonly alias?: string;
  /** How the content is pronounced; `undefined` with a warning where it is nothing of the kind. */
  readonly pronounce?: (content: string) => Pronounced;
  /** The content is not read. */
  readonly isHidden?: boolean;
  /** What is wrong with the tag, without the name of it. */
  readonly problems: readonly string[];
}

/** A pronunciation, or what is wrong with it. */
type Pronounced = Pick<LexiconWord, "language" | "pronunciation"> | { readonly problem: string };

/** The state around an opening tag. */
export interface ElementContext {
  readonly prosody: UtteranceProsody;
  readonly readPhoneme: (
    alphabet: string,
    written: string,
  ) => Pick<LexiconWord, "pronunciation"> & { readonly language?: Language };
}

/** The voice as the caller asks for it. */
export const PLAIN_PROSODY: UtteranceProsody = { speed: 1, pitch: 1, gain: 1 };
