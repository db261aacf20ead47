/**
 * Where to cut a sentence that is too long.
 * @module
 */
import { isEndMark, spokenWeight } from "./sentence-ends";

const CLAUSE_END = /[，,、；;：:—،؛]/;
const LINE_BREAK = /[\n\u2028\u2029]/;
const JOINED = /[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/**
 * The index to cut at, greater than `from` and at most `to`: behind a clause, else behind a blank, else between any two
 * characters. If what remains of the sentence is not longer than what was read, the cut that comes nearest to its middle
 * wins, so that no tiny rest is left; otherwise the last one in reach.
 * @param from - Where the sentence begins.
 * @param to - How far a piece may reach.
 * @param maxLength - Longest piece in units of {@link spokenWeight}.
 */
export function lengthCut(text: string, from: number, to: number, maxLength: number): number {
  const rest = restOfSentence(text, to, maxLength);
  const middle = rest === undefined ? to : from + Math.floor((rest - from) / 2);
  const earliest = from + Math.floor((to - from) / 3);
  for (const isPlace of [isSentenceEnd, isClauseEnd, isBlank]) {
    let best: number | undefined;
    for (let i = to - 1; i > earliest; i--) {
      if (!isPlace(text, i)) continue;
      if (best === undefined || Math.abs(i + 1 - middle) < Math.abs(best - middle)) best = i + 1;
      else break;
    }
    if (best !== undefined) return best;
  }
  let cut = to;
  while (cut > from + 1 && isJoint(text, cut)) cut--;
  // A row of marks as long as a piece has no good place; between the halves of a pair is never one.
  if (cut > from + 1) return cut;
  return /[\udc00-\udfff]/.test(text[to] ?? "") && to > from + 1 ? to - 1 : to;
}

/** Where the sentence ends if that is within another piece, `undefined` if it is longer. */
function restOfSentence(text: string, from: number, maxLength: number): number | undefined {
  let length = 0;
  for (let i = from; i < text.length; i++) {
    if (LINE_BREAK.test(text[i]) || /[。！？!?]/.test(text[i])) return i + 1;
    if (text[i] === "." && /\s/.test(text[i + 1] ?? " ")) return i + 1;
    length += spokenWeight(text[i]);
    if (length > maxLength) return undefined;
  }
  return text.length;
}

const isDigit = (character: string | undefined) => /\d/.test(character ?? "");
const isBlank = (text: string, i: number) => /\s/.test(text[i]);

function isSentenceEnd(text: string, i: number): boolean {
  return isEndMark(text[i]) && text[i] !== "." && !/[A-Za-z\d=&/_%-]/.test(text[i + 1] ?? "");
}

/** Not inside numbers (1,000 and 12:30) nor addresses (https://). */
function isClauseEnd(text: string, i: number): boolean {
  if (!CLAUSE_END.test(text[i])) return false;
  return !(isDigit(text[i - 1]) && isDigit(text[i + 1])) && text[i + 1] !== "/";
}

/** Whether the characters around an offset make one: surrogate halves, marks on a letter, parts of an emoji. */
function isJoint(text: string, offset: number): boolean {
  if (offset >= text.length) return false;
  if (/[\udc00-\udfff]/.test(text[offset])) return true;
  return (
    JOINED.test(String.fromCodePoint(text.codePointAt(offset)!)) || text[offset - 1] === "\u200d"
  );
}
