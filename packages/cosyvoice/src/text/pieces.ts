import { lengthCut, type TracedText } from "@cosyvoice-lite/tokenizer/parts";
import type { BytePairPiece, BytePairTokenizer } from "./byte-pair";

/** A half-open range of a text. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Whether an empty line, or the end of the text, follows. */
  readonly endsParagraph: boolean;
}

/** Characters of a block at most: the official code reads a text as a whole, which would not stream. */
const LONGEST_BLOCK = 1000;
const EMPTY_LINE = /\n[^\S\n]*\n\s*/g;

/** Covers a text with blocks: paragraphs, and parts of long ones that end with a sentence where one does. */
export function* textBlocks(text: string): Generator<Block> {
  let start = 0;
  const paragraphEnd = new RegExp(EMPTY_LINE);
  while (start < text.length) {
    paragraphEnd.lastIndex = start;
    const found = paragraphEnd.exec(text);
    const end = found ? found.index + found[0].length : text.length;
    while (end - start > LONGEST_BLOCK) {
      const cut = lengthCut(text, start, start + LONGEST_BLOCK, LONGEST_BLOCK);
      yield { start, end: cut, endsParagraph: false };
      start = cut;
    }
    if (end > start) yield { start, end, endsParagraph: true };
    start = end;
  }
}

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

/** The text without repeated marks, and where its clauses end. A quote after a mark belongs to its clause. */
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

/** Encoding a row of letters costs the square of its length: longer ones are first cut by an estimate. */
const LONGEST_EXACT = 64;
const CLAUSE_END = /[。！？；：，、.!?;:,…][”’」』）)\]"']?$/;
/** What must stay with the character before it: halves of pairs, marks on letters, parts of emoji. */
const JOINED = /^[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\udc00-\udfff]/u;

/** The number of tokens; an estimate, never quadratic, where letters stand in very long rows. */
export function countTokens(tokenizer: BytePairTokenizer, text: string): number {
  return sum(tokenizer.pieces(text, { longest: LONGEST_EXACT }));
}

/**
 * Splits a text until no part has more than `limit` tokens: near its middle after a clause, else between words, else
 * between characters. Nothing is left out. A part that cannot be split further stays as it is.
 */
export function fitTokens(
  text: TracedText,
  limit: number,
  tokenizer: BytePairTokenizer,
): TracedText[] {
  const rough = tokenizer.pieces(text.text, { longest: LONGEST_EXACT });
  if (sum(rough) <= limit && sum(tokenizer.pieces(text.text)) <= limit) return [text];
  const cut = bestCut(text.text, rough);
  if (cut === undefined) return [text];
  return [text.slice(0, cut), text.slice(cut)].flatMap((part) => fitTokens(part, limit, tokenizer));
}

/** Where to split: the place of the best kind that leaves a third on either side, else the one nearest to the middle. */
function bestCut(text: string, pieces: readonly BytePairPiece[]): number | undefined {
  const middle = text.length / 2;
  const between = pieces.slice(1).map(({ start }) => start);
  const nearest = (places: readonly number[]): number | undefined =>
    places.reduce<number | undefined>(
      (best, place) =>
        best === undefined || Math.abs(place - middle) < Math.abs(best - middle) ? place : best,
      undefined,
    );
  const afterClauses = nearest(
    between.filter((place) => CLAUSE_END.test(text.slice(Math.max(0, place - 2), place))),
  );
  if (afterClauses !== undefined && Math.abs(afterClauses - middle) <= text.length / 6)
    return afterClauses;
  // A part of a long row is not a word: its edges are places between characters.
  const betweenWords = nearest(between.filter((place) => / |[^\p{L}\p{M}]$/u.test(text.slice(place - 1, place + 1)))); // prettier-ignore
  if (betweenWords !== undefined && Math.abs(betweenWords - middle) <= text.length / 3)
    return betweenWords;
  return betweenCharacters(text, pieces, middle);
}

/** The place nearest to the middle that tears no character and no special token apart. */
function betweenCharacters(
  text: string,
  pieces: readonly BytePairPiece[],
  middle: number,
): number | undefined {
  const isFree = (place: number): boolean =>
    place > 0 &&
    place < text.length &&
    !JOINED.test(text.slice(place, place + 2)) &&
    text[place - 1] !== "\u200d" &&
    !pieces.some(({ start, end, isSpecial }) => isSpecial && start < place && place < end);
  const from = Math.round(middle);
  for (let distance = 0; distance <= from; distance++) {
    if (isFree(from - distance)) return from - distance;
    if (isFree(from + distance)) return from + distance;
  }
  return undefined;
}

function sum(pieces: readonly BytePairPiece[]): number {
  return pieces.reduce((total, { ids }) => total + ids.length, 0);
}
