/**
 * Stretches of a long text that are normalised in one go.
 * @module
 */
import { lengthCut } from "@cosyvoice-lite/tokenizer/parts";

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
