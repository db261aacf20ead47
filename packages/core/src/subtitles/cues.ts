/**
 * What is shown at which time.
 * @module
 */
import { splitText } from "@cosyvoice-lite/tokenizer";
import type { SpokenWord } from "../timings/spoken-word";
import { packLines, type TimedPart } from "./pack-lines";
import type { SubtitleSettings } from "./subtitle-options";

/** One subtitle. */
export interface Cue {
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** What subtitles are made from: a `Speech`, or what was collected from the chunks of a stream. */
export interface TimedText {
  /** The caller's text. */
  readonly text: string;
  /** Its words; their offsets count in `text`. */
  readonly words: readonly SpokenWord[];
}

/**
 * Cuts a text into cues: a sentence begins a new one, and a sentence that is too long or too wide is cut behind a clause
 * if possible, else between words. Cues do not overlap; a short one stays for `minDuration` where there is room.
 */
export function cuesOf(timed: TimedText, settings: SubtitleSettings): Cue[] {
  const cues: Cue[] = [];
  for (const sentence of sentencesOf(timed))
    for (const { parts, lines } of packLines(sentence, settings))
      cues.push({ start: parts[0].start, end: parts.at(-1)!.end, lines });
  return cues.map((cue, i) => {
    const next = cues[i + 1]?.start ?? Infinity;
    const end = Math.max(cue.end, cue.start + settings.minDuration);
    return { ...cue, end: Math.max(cue.start, Math.min(end, next)) };
  });
}

/** The words of each sentence, each with the marks and blanks up to the next word. */
function* sentencesOf({ text, words }: TimedText): Generator<TimedPart[]> {
  let from = 0;
  for (const piece of splitText(text, { minLength: 0 })) {
    const pieceEnd = piece.start + piece.text.length;
    let to = from;
    while (to < words.length && words[to].textStart < pieceEnd) to++;
    // A piece without words has nothing to be timed by.
    if (to === from) continue;
    const own = words.slice(from, to);
    from = to;
    yield own.map(({ start, end, textEnd }, i) => {
      // Opening marks go with the first word of the sentence, else with the word behind them.
      const partStart = i === 0 ? Math.min(piece.start, own[0].textStart) : partEnd(text, own[i - 1], own[i]); // prettier-ignore
      const until = i + 1 < own.length ? partEnd(text, own[i], own[i + 1]) : Math.max(pieceEnd, textEnd); // prettier-ignore
      return { start, end, text: text.slice(partStart, until).replace(/\s+/g, " ") };
    });
  }
}

/** Where what belongs to a word ends: an opening mark belongs to the next one. */
function partEnd(text: string, word: SpokenWord, next: SpokenWord): number {
  const between = text.slice(word.textEnd, next.textStart);
  const opening = between.search(/[([{（［【「『《〈“‘<$€£¥#@]+$|(?<=\s)["']$/u);
  return opening < 0 ? next.textStart : word.textEnd + opening;
}
