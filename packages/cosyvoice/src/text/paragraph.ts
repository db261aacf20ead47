/**
 * CosyVoice's way of splitting a text into pieces of good length.
 * @module
 */
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";

/** How lengths are measured and which marks end a clause. */
interface ParagraphRules {
  /** Marks after which may be split. */
  readonly marks: string;
  /** The mark that a text without one gets. */
  readonly closing: string;
  /** Length of a piece. */
  readonly measure: (text: string) => number;
}

/** Lengths of the official code, in characters of Chinese texts and in tokens of others. */
const LONGEST = 80;
const SHORTEST = 60;
const TOO_SHORT_A_REST = 20;
const CLOSING_QUOTES = '"”';

/** Rules for texts with Chinese characters: lengths are code points. */
export const CHINESE_PARAGRAPHS: ParagraphRules = {
  marks: "。？！；：、.?!;",
  closing: "。",
  measure: (text) => {
    let points = 0;
    for (const _ of text) points++;
    return points;
  },
};

/** Rules for all other texts. @param measure - Tokens of a text. */
export function otherParagraphs(measure: (text: string) => number): ParagraphRules {
  return { marks: ".?!;:", closing: ".", measure };
}

/**
 * Splits a text: clauses are put together until they are longer than 80, but not before they are longer than 60; a rest
 * below 20 joins the piece before it. Of a row of marks only the first stays, as in the official code.
 * @param text - Not empty.
 */
export function splitParagraph(text: TracedText, rules: ParagraphRules): TracedText[] {
  const { marks, closing, measure } = rules;
  const closed = marks.includes(text.text.at(-1)!)
    ? text
    : text.edit([{ at: text.length, length: 0, by: closing }]);
  const { tidy, ends } = clauses(closed, marks);
  const pieces: TracedText[] = [];
  const starts: number[] = [];
  let start = 0;
  let end = 0;
  for (const next of ends) {
    const isFull =
      end > start &&
      measure(tidy.text.slice(start, next)) > LONGEST &&
      measure(tidy.text.slice(start, end)) > SHORTEST;
    if (isFull) {
      starts.push(start);
      start = end;
    }
    end = next;
  }
  if (end > start) {
    const isRest = measure(tidy.text.slice(start, end)) < TOO_SHORT_A_REST;
    if (!isRest || starts.length === 0) starts.push(start);
  }
  starts.forEach((from, index) => pieces.push(tidy.slice(from, starts[index + 1] ?? end)));
  return pieces;
}

/** The text without repeated marks, and where its clauses end. A quote behind a mark belongs to its clause. */
function clauses(text: TracedText, marks: string): { tidy: TracedText; ends: number[] } {
  const edits: { at: number; length: number; by: string }[] = [];
  const ends: number[] = [];
  let start = 0;
  let removed = 0;
  for (let i = 0; i < text.length; i++) {
    if (!marks.includes(text.text[i])) continue;
    const isQuoted = CLOSING_QUOTES.includes(text.text[i + 1] ?? " ");
    if (i > start) ends.push(i + 1 - removed);
    else {
      edits.push({ at: i, length: 1, by: "" });
      removed++;
    }
    if (isQuoted && ends.length > 0) ends[ends.length - 1] = i + 2 - removed;
    start = isQuoted ? i + 2 : i + 1;
  }
  return { tidy: text.edit(edits), ends };
}
