/**
 * What subtitles can be made from.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { show } from "../option-checks";
import type { SpokenWord } from "../timings/spoken-word";
import type { TimedText } from "./cues";
import { breaksAnywhere } from "./display-width";

/** A `Speech`, text and words of a stream, or words alone: their text is then put together without its marks. */
export type SubtitleSource = WordsOfText | readonly SpokenWord[];

/** A text and when its words are heard. */
export interface WordsOfText {
  /** What was spoken. Default: the words put together. */
  readonly text?: string;
  /** Its words; without them there is nothing to make subtitles from. */
  readonly words?: readonly SpokenWord[];
}

/**
 * Text and words of a source.
 * @throws SynthesisError `INVALID_ARGUMENT` where the words are not known.
 */
export function timedText(source: SubtitleSource): TimedText {
  if (typeof source !== "object" || source === null)
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `Subtitles are made from a Speech, from { text, words } or from words; found ${show(source)}.`,
    );
  const { text, words } = isWords(source) ? { text: undefined, words: source } : source;
  if (!words) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      "There are no word times to make subtitles from: this voice does not tell how long its sounds last. Choose another voice.",
    );
  }
  return text === undefined ? joined(words) : { text, words };
}

function isWords(source: SubtitleSource): source is readonly SpokenWord[] {
  return Array.isArray(source);
}

/** Words one after another, with a blank where something stood between two that are written apart. */
function joined(words: readonly SpokenWord[]): TimedText {
  let text = "";
  let before: SpokenWord | undefined;
  const moved = words.map((word) => {
    const isApart = before !== undefined && word.textStart > before.textEnd;
    if (isApart && !(breaksAnywhere(text.at(-1) ?? "") && breaksAnywhere(word.text[0] ?? "")))
      text += " ";
    const textStart = text.length;
    text += word.text;
    before = word;
    return { ...word, textStart, textEnd: text.length };
  });
  return { text, words: moved };
}
