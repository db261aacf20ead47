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
 * The index after the row of marks and closing quotes that begins at `index` if it ends a sentence, otherwise the index
 * after what need not be looked at again, negated.
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

const CLAUSE_END = /[，,、；;：:—،؛]/;
const LINE_BREAK = /[\n\u2028\u2029]/;
const JOINED = /[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/**
 * The index to cut at, greater than `from` and at most `to`: after a clause, else after a blank, else between any two
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

/** A piece of the caller's text; the pieces in order concatenate to the whole text. */
export interface TextPiece {
  /** Its characters. */
  readonly text: string;
  /** UTF-16 offset in the caller's text. */
  readonly start: number;
  /** What ended the piece: a sentence mark, a line break, or only its length. */
  readonly ending: "sentence" | "line" | "length";
}

/** How to split. */
export interface SplitOptions {
  /**
   * Longest piece, in units of speaking time: a CJK character counts 1, any other character 0.4.
   * Default 100, about 20 seconds of speech.
   */
  readonly maxLength?: number;
  /**
   * Sentences below this length stay together with a neighbour in the same line: "Yes." alone is too little for
   * natural prosody. Same units; default 6, 0 never joins.
   */
  readonly minLength?: number;
}

/** Whether the sentence that starts at `from` ends in the same line before it reaches `minLength`. */
function isShortSentence(text: string, from: number, minLength: number): boolean {
  let length = 0;
  for (let i = from; i < text.length; i++) {
    if (LINE_BREAK.test(text[i])) return length > 0;
    length += spokenWeight(text[i]);
    if (length >= minLength) return false;
    if (isEndMark(text[i]) && sentenceEnd(text, i, from) > 0) return true;
  }
  return length > 0;
}

/**
 * Splits lazily, in linear time, without loss. Full-width and CJK marks end a sentence whatever follows;
 * a full stop needs white space, the end or a CJK character after it. White space belongs to the piece before it.
 */
export function* splitText(text: string, options: SplitOptions = {}): Generator<TextPiece> {
  const { maxLength = 100, minLength = 6 } = options;
  let start = 0;
  let sentence = 0;
  let length = 0;
  let i = 0;
  const piece = (end: number, ending: TextPiece["ending"]): TextPiece => {
    const result = { text: text.slice(start, end), start, ending };
    start = sentence = i = end;
    length = 0;
    return result;
  };
  while (i < text.length) {
    const from = i++;
    if (LINE_BREAK.test(text[from])) {
      yield piece(i, "line");
      continue;
    }
    const end = isEndMark(text[from]) ? sentenceEnd(text, from, sentence) : -i;
    const ends = end > 0;
    i = Math.abs(end);
    if (ends) sentence = i;
    for (let k = from; k < i; k++) length += spokenWeight(text[k]);
    if (ends && LINE_BREAK.test(text[i] ?? "")) yield piece(i + 1, "line");
    else if (length > maxLength)
      yield piece(ends ? i : lengthCut(text, start, i, maxLength), ends ? "sentence" : "length");
    else if (ends && length >= minLength && !isShortSentence(text, i, minLength))
      yield piece(i, "sentence");
  }
  if (start < text.length) yield piece(text.length, "sentence");
}
