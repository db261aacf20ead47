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
}

const HARD_END = /[。！？!?…⋯．｡]/;
const CLOSERS = /[”’」』）)\]】》〉"'｣]/;
const CLAUSE_END = /[，,、；;：:—]/;
const CJK = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f]/;
const ABBREVIATION = /(?:^|[\s("'“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|etc|e\.g|i\.e|No|Inc|Ltd|Co|Fig|Gen|Rep|Sen|Gov|Capt|Lt|Col|Sgt|Rev|Hon|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z](?:\.[A-Z])*)$/; // prettier-ignore

/** Whether the full stop at `index` ends a sentence, rather than an abbreviation or a decimal. */
function fullStopEnds(text: string, index: number): boolean {
  let next = index + 1;
  while (next < text.length && (text[next] === "." || CLOSERS.test(text[next]))) next++;
  const after = text[next];
  if (after === undefined) return true;
  if (!/\s/.test(after)) return CJK.test(after) && !/\d/.test(text[index - 1] ?? "");
  if (text[index + 1] === "." || text[index - 1] === ".")
    return /^\s+[^a-z]/.test(text.slice(next, next + 8));
  // An abbreviation is at most a dozen letters long: looking further back would make this quadratic.
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 12), index));
}

function weight(character: string): number {
  return CJK.test(character) ? 1 : 0.4;
}

/** Index right after the last place where a piece may be cut for its length. */
function softCut(text: string, from: number, to: number): number {
  const earliest = from + Math.floor((to - from) / 3);
  for (const pattern of [CLAUSE_END, /\s/]) {
    for (let i = to - 1; i > earliest; i--) if (pattern.test(text[i])) return i + 1;
  }
  // Never between the halves of a surrogate pair, nor before a combining mark.
  let cut = to;
  while (cut > from + 1 && /[\udc00-\udfff\u0300-\u036f\u3099\u309a]/.test(text[cut] ?? "")) cut--;
  return cut;
}

/**
 * Splits lazily, in linear time, without loss. Full-width and CJK marks end a sentence whatever follows;
 * a full stop needs white space, the end or a CJK character behind it. White space belongs to the piece before it.
 */
export function* splitText(text: string, options: SplitOptions = {}): Generator<TextPiece> {
  const maxLength = options.maxLength ?? 100;
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
    length += weight(character);
    let end = 0;
    if (character === "\n" || character === "\u2028" || character === "\u2029") end = i + 1;
    else if (HARD_END.test(character) || (character === "." && fullStopEnds(text, i))) {
      end = i + 1;
      while (
        end < text.length &&
        (HARD_END.test(text[end]) || text[end] === "." || CLOSERS.test(text[end]))
      )
        end++;
    }
    if (end > 0) {
      while (end < text.length && /[^\S\n]/.test(text[end])) end++;
      const line = text[end] === "\n" || character === "\n";
      if (text[end] === "\n") end++;
      yield piece(end, line ? "line" : "sentence");
    } else if (length > maxLength) {
      yield piece(softCut(text, start, i + 1), "length");
    } else i++;
  }
  if (start < text.length) yield piece(text.length, "sentence");
}
