/**
 * Which part of a text that is still being written can be read already.
 * @module
 */
import { isEndMark, sentenceEnd, spokenWeight, splitText } from "./split";

/** Longest piece, as in `splitText`. */
const MAX_LENGTH = 100;
const LINE_BREAK = /[\n\u2028\u2029]/;
const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f]/;
/** Marks that need nothing after them to end a sentence. */
const SURE_MARK = /[。！？…⋯｡؟۔।॥]/;
/** The letters before a mark, back to the last blank or opening bracket. */
const PLAIN_WORD = /(?:^|[\s("'“‘[])[\p{L}\p{M}'’-]+$/u;

/**
 * Ends of the sentences at the beginning of a text that stay sentences whatever is written after it, in order. What
 * follows the last one is to be kept until there is more: it may be the middle of a sentence, of a number or of an
 * address. A row of letters longer than two pieces is cut as `splitText` would cut it. Marks of the Chinese, Japanese
 * and Korean scripts, and `!` and `?` after a plain word, settle a sentence at once; a full stop does with the
 * character after it.
 * @param text - From the beginning of a sentence on.
 * @returns UTF-16 offsets.
 */
export function settledEnds(text: string): number[] {
  const ends: number[] = [];
  let start = 0;
  let length = 0;
  const settle = (end: number): void => {
    ends.push(end);
    start = end;
    length = 0;
  };
  for (let i = 0; i < text.length;) {
    const from = i++;
    if (LINE_BREAK.test(text[from])) {
      settle(i);
      continue;
    }
    if (isEndMark(text[from])) {
      const end = sentenceEnd(text, from, start);
      i = Math.abs(end);
      const isSure = endsByItself(text, from, start);
      if (isSure || (end > 0 && (end < text.length || /\s$/.test(text)))) {
        settle(i);
        continue;
      }
    }
    for (let k = from; k < i; k++) length += spokenWeight(text[k]);
    if (length > 2 * MAX_LENGTH + 1) {
      // So much is known that where to cut no longer depends on what follows.
      const [piece] = splitText(text.slice(start), { maxLength: MAX_LENGTH, minLength: 0 });
      settle(start + piece.text.length);
      i = start;
    }
  }
  return ends;
}

/** Whether a mark ends a sentence whatever follows. A letter after `!` or `?` in an address has more than a word before it. */
function endsByItself(text: string, index: number, start: number): boolean {
  const mark = text[index];
  if (SURE_MARK.test(mark)) return true;
  const before = index > start ? text[index - 1] : "";
  if (mark === "．") return !/[\d\uff10-\uff19]/.test(before);
  if (mark !== "!" && mark !== "?") return false;
  return CJK.test(before) || PLAIN_WORD.test(text.slice(Math.max(start, index - 40), index));
}
