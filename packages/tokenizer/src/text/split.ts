/**
 * Sentences of a text in any of the five languages.
 * @module
 */
import { lengthCut } from "./length-cut";
import { isEndMark, sentenceEnd, spokenWeight } from "./sentence-ends";

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

const LINE_BREAK = /[\n\u2028\u2029]/;

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
 * a full stop needs white space, the end or a CJK character behind it. White space belongs to the piece before it.
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
