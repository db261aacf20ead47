/**
 * The pieces of a text whose tags were read.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import { splitText, type TextPiece } from "../text/split";
import type { TracedText } from "../text/traced-text";
import type { MarkedText } from "./marked-text";

/** A piece between two sentence ends. */
export interface MarkedPiece {
  /** The piece without tags; its source is the stretch of the caller's text that holds them, too. */
  readonly source: TracedText;
  readonly ending: TextPiece["ending"];
  /** About the tags in it. */
  readonly warnings: readonly SynthesisWarning[];
}

/** Splits a text as if it had no tags, lazily; the sources of the pieces cover the caller's text. */
export function* markedPieces(marked: MarkedText): Generator<MarkedPiece> {
  let told = 0;
  const pieceOf = ({ text, start, ending }: TextPiece): MarkedPiece => {
    const source = marked.slice(start, start + text.length);
    const from = told;
    while (told < marked.warnings.length && marked.warnings[told].start! < source.sourceEnd) told++;
    return { source, ending, warnings: marked.warnings.slice(from, told) };
  };
  for (const piece of splitText(marked.plain)) yield pieceOf(piece);
  // A text of nothing but tags has no piece, but perhaps warnings.
  if (marked.plain === "" && marked.warnings.length > 0)
    yield pieceOf({ text: "", start: 0, ending: "sentence" });
}
