/**
 * Pieces of text that a language model's position table has room for.
 * @module
 */
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import type { BytePairPiece, BytePairTokenizer } from "./byte-pair";

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
 * Splits a text until no part has more than `limit` tokens: near its middle behind a clause, else between words, else
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
  const behindClauses = nearest(
    between.filter((place) => CLAUSE_END.test(text.slice(Math.max(0, place - 2), place))),
  );
  if (behindClauses !== undefined && Math.abs(behindClauses - middle) <= text.length / 6)
    return behindClauses;
  // A part of a long row is no word: its edges are places between characters.
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
