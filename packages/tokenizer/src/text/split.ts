/**
 * Sentences of a text in any of the five languages.
 * @module
 */

/** A piece of the caller's text; the pieces in order concatenate to the whole text. */
export interface TextPiece {
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

const HARD_END = /[。！？!?…⋯．｡]/;
const CLOSERS = /[”’」』）)\]】》〉"'｣]/;
const LINE_BREAK = /[\n\u2028\u2029]/;
const CLAUSE_END = /[，,、；;：:—]/;
const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f]/;
const ABBREVIATION = /(?:^|[\s("'“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|etc|e\.g|i\.e|No|Inc|Ltd|Co|Fig|Gen|Rep|Sen|Gov|Capt|Lt|Col|Sgt|Rev|Hon|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z](?:\.[A-Z])*)$/; // prettier-ignore

/** Index behind a row of full stops and closing quotes that starts at `index`. */
function behindStops(text: string, index: number): number {
  let next = index + 1;
  while (next < text.length && (text[next] === "." || CLOSERS.test(text[next]))) next++;
  return next;
}

/**
 * Whether the full stops from `index` up to `next` end a sentence, rather than an abbreviation or a decimal.
 */
function fullStopEnds(text: string, index: number, next: number): boolean {
  const after = text[next];
  if (after === undefined) return true;
  if (!/\s/.test(after)) return CJK.test(after) && !/\d/.test(text[index - 1] ?? "");
  if (text[index + 1] === ".") return /^\s+[^a-z]/.test(text.slice(next, next + 8));
  // An abbreviation is at most a dozen letters long: looking further back would make this quadratic.
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 12), index));
}

function weight(character: string): number {
  return CJK.test(character) ? 1 : 0.4;
}

/** Index right after the last place where a piece may be cut for its length. */
function softCut(text: string, from: number, to: number): number {
  const earliest = from + Math.floor((to - from) / 3);
  for (const pattern of [HARD_END, CLAUSE_END, /\s/]) {
    for (let i = to - 1; i > earliest; i--) if (pattern.test(text[i])) return i + 1;
  }
  // Never between the halves of a surrogate pair, nor before a combining mark.
  let cut = to;
  while (cut > from + 1 && /[\udc00-\udfff\u0300-\u036f\u3099\u309a]/.test(text[cut] ?? "")) cut--;
  return cut;
}

/** Whether the sentence that starts at `from` ends in the same line before it reaches `minLength`. */
function isShortSentence(text: string, from: number, minLength: number): boolean {
  let length = 0;
  for (let i = from; i < text.length; i++) {
    if (LINE_BREAK.test(text[i])) return length > 0;
    length += weight(text[i]);
    if (length >= minLength) return false;
    if (HARD_END.test(text[i])) return true;
    if (text[i] === "." && fullStopEnds(text, i, behindStops(text, i))) return true;
  }
  return length > 0;
}

/**
 * Splits lazily, in linear time, without loss. Full-width and CJK marks end a sentence whatever follows;
 * a full stop needs white space, the end or a CJK character behind it. White space belongs to the piece before it.
 */
export function* splitText(text: string, options: SplitOptions = {}): Generator<TextPiece> {
  const { maxLength = 100, minLength = 6 } = options;
  let start = 0;
  let length = 0;
  let i = 0;
  const piece = (end: number, ending: TextPiece["ending"]): TextPiece => {
    const result = { text: text.slice(start, end), start, ending };
    start = i = end;
    length = 0;
    return result;
  };
  while (i < text.length) {
    const character = text[i];
    const from = i++;
    if (LINE_BREAK.test(character)) {
      yield piece(i, "line");
      continue;
    }
    let ends = HARD_END.test(character);
    if (character === ".") {
      // A row of dots is looked at once, as a whole.
      i = behindStops(text, from);
      ends = fullStopEnds(text, from, i);
    }
    if (ends) {
      while (
        i < text.length &&
        (HARD_END.test(text[i]) || text[i] === "." || CLOSERS.test(text[i]))
      )
        i++;
      while (i < text.length && /[^\S\n\u2028\u2029]/.test(text[i])) i++;
    }
    for (let k = from; k < i; k++) length += weight(text[k]);
    if (ends && LINE_BREAK.test(text[i] ?? "")) yield piece(i + 1, "line");
    else if (length > maxLength)
      yield piece(ends ? i : softCut(text, start, i), ends ? "sentence" : "length");
    else if (ends && length >= minLength && !isShortSentence(text, i, minLength))
      yield piece(i, "sentence");
  }
  if (start < text.length) yield piece(text.length, "sentence");
}
