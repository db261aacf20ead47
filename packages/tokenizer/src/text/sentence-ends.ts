/**
 * Which marks end a sentence.
 * @module
 */

/** Marks that end a sentence whatever follows; the full-width full stop only where it is no decimal point. */
const ALWAYS = /[。！？…⋯｡؟۔।॥]/;
const CLOSERS = /[”’」』）)\]】》〉"'｣]/;
const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f]/;
const DIGIT = /[\d\uff10-\uff19]/;
const ABBREVIATION = /(?:^|[\s("'“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|etc|e\.g|i\.e|No|Inc|Ltd|Co|Fig|Gen|Rep|Sen|Gov|Capt|Lt|Col|Sgt|Rev|Hon|Mt|Ave|Vol|pp|approx|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z](?:\.[A-Z])*)$/; // prettier-ignore
/** The number of a list item: 1. 12. iv. a. */
const ENUMERATION = /^\s*[([]?(?:\d{1,3}|[ivxIVX]{1,4}|[a-z])$/;

/** How long a character takes to say: a CJK character counts 1, any other 0.4. */
export function spokenWeight(character: string): number {
  return CJK.test(character) ? 1 : 0.4;
}

/** Whether a character is a mark that may end a sentence. */
export function isEndMark(character: string | undefined): boolean {
  return character !== undefined && (ALWAYS.test(character) || /[!?．.]/.test(character));
}

/**
 * The index behind the row of marks and closing quotes that begins at `index` if it ends a sentence, otherwise the index
 * behind what need not be looked at again, negated.
 * @param start - Where the sentence begins.
 */
export function sentenceEnd(text: string, index: number, start: number): number {
  const character = text[index];
  if (ALWAYS.test(character)) return behindMarks(text, index, start);
  if (character === "．") {
    const isPoint = DIGIT.test(text[index - 1] ?? "") && DIGIT.test(text[index + 1] ?? "");
    return isPoint ? -(index + 1) : behindMarks(text, index, start);
  }
  if (character === "!" || character === "?") {
    // In an address, or a name like Yahoo!7, a letter follows at once.
    return /[A-Za-z\d=&/_%-]/.test(text[index + 1] ?? "")
      ? -(index + 1)
      : behindMarks(text, index, start);
  }
  // A row of dots is looked at once, as a whole.
  let next = index + 1;
  while (next < text.length && (text[next] === "." || isCloser(text, next, start))) next++;
  return fullStopEnds(text, index, next, start) ? behindMarks(text, index, start) : -next;
}

/** Whether the full stops from `index` up to `next` end a sentence, rather than an abbreviation or a decimal. */
function fullStopEnds(text: string, index: number, next: number, start: number): boolean {
  const after = text[next];
  if (after === undefined) return true;
  if (/[!?。！？…]/.test(after)) return true;
  if (!/\s/.test(after)) return CJK.test(after) && !/\d/.test(text[index - 1] ?? "");
  if (text[index + 1] === ".") return /^\s+[^a-z]/.test(text.slice(next, next + 8));
  if (index - start <= 5 && ENUMERATION.test(text.slice(start, index))) return false;
  // An abbreviation is at most a dozen letters long: looking further back would make this quadratic.
  return !ABBREVIATION.test(text.slice(Math.max(start, index - 12), index));
}

function behindMarks(text: string, index: number, start: number): number {
  let next = index + 1;
  while (next < text.length && (isEndMark(text[next]) || isCloser(text, next, start))) next++;
  while (next < text.length && /[^\S\n\u2028\u2029]/.test(text[next])) next++;
  return next;
}

/** A closing quote or bracket; a straight quote is one only where a quotation is open, as far as a short look back tells. */
function isCloser(text: string, index: number, start: number): boolean {
  const character = text[index];
  if (!CLOSERS.test(character)) return false;
  if (character !== '"' && character !== "'") return true;
  const after = text[index + 1];
  // Before a blank or another mark it can only close; before a letter it opens, unless one is open.
  if (after === undefined || !/[\p{L}\p{N}]/u.test(after)) return true;
  const seen = text.slice(Math.max(start, index - 200), index);
  return (seen.split(character).length - 1) % 2 === 1;
}
