import type { SpeechChunk } from "@cosyvoice-lite/core";

/** A word, or a character where words are not written apart. */
export interface SpokenWord {
  readonly text: string;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  /** Seconds at its end. */
  readonly end: number;
  /** UTF-16 offsets in the text of the request. */
  readonly text_start: number;
  readonly text_end: number;
}

/** A chunk's words in the spelling of the server's JSON; `undefined` where the synthesizer gives none. */
export function wordsOf({ words }: Pick<SpeechChunk, "words">): readonly SpokenWord[] | undefined {
  return words?.map(({ text, start, end, textStart, textEnd }) => ({
    text,
    start,
    end,
    text_start: textStart,
    text_end: textEnd,
  }));
}
