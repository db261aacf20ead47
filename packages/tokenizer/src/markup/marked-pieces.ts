import type { SynthesisWarning, UtteranceProsody } from "@cosyvoice-lite/spec";
import { isEndMark, splitText, type TextPiece } from "../text/split";
import type { TracedText } from "../text/traced-text";
import type { MarkedText } from "./marked-text";
import { cutRanges, lowerBound } from "../text/range";
import type { MarkedSection } from "./sections";

/** A piece between two sentence ends. */
interface MarkedPiece {
  /** The piece without tags; its source is the stretch of the caller's text that holds them, too. */
  readonly source: TracedText;
  readonly ending: TextPiece["ending"];
  /** Silence that the text asks for after it, in milliseconds. */
  readonly breakMs?: number;
  readonly prosody?: UtteranceProsody;
  /** About the tags in it. */
  readonly warnings: readonly SynthesisWarning[];
}

/** Splits a text as if it had no tags but where they ask for it, lazily; the pieces' sources cover the caller's text. */
export function* markedPieces(marked: MarkedText): Generator<MarkedPiece> {
  let told = 0;
  let sourceEnd = 0;
  const warningsUntil = (end: number): SynthesisWarning[] => {
    const from = told;
    while (told < marked.warnings.length && marked.warnings[told].start! < end) told++;
    return marked.warnings.slice(from, told);
  };
  for (const section of marked.sections) {
    for (const { end, ending } of sectionPieces(marked, section)) {
      const isLast = end === section.end;
      const start = sourceEnd;
      sourceEnd = isLast ? section.sourceEnd : Math.max(start, marked.sourceOf(end));
      const source = marked.between(start, sourceEnd);
      const warnings = warningsUntil(sourceEnd);
      const breakMs = isLast ? section.breakMs : undefined;
      yield { source, ending, breakMs, prosody: section.prosody, warnings };
    }
  }
  // A text of nothing but tags has no piece, but perhaps warnings.
  if (told < marked.warnings.length)
    yield {
      source: marked.between(sourceEnd, Math.max(sourceEnd, marked.warnings.at(-1)!.end!)),
      ending: "sentence",
      warnings: warningsUntil(Infinity),
    };
}

/** Ends of the pieces of a section as offsets in the text without tags. */
function* sectionPieces(
  { plain, unbroken }: MarkedText,
  section: MarkedSection,
): Generator<Pick<TextPiece, "ending"> & { readonly end: number }> {
  const { start, end } = section;
  let next = lowerBound(unbroken.length, (i) => unbroken[i].end > start);
  const inside = unbroken.slice(
    next,
    lowerBound(unbroken.length, (i) => unbroken[i].start >= end),
  );
  next = 0;
  // A full stop in what is pronounced as a whole ends no sentence.
  const text = cutRanges(
    plain.slice(start, end),
    inside.map((range) => ({
      start: Math.max(range.start - start, 0),
      end: Math.min(range.end, end) - start,
    })),
    "x",
  );
  if (text === "") yield { end, ending: "length" };
  for (const piece of splitText(text)) {
    const border = start + piece.start + piece.text.length;
    while (next < inside.length && inside[next].end <= border) next++;
    if (border === end)
      yield { end, ending: strongest(piece.ending, section.ending, plain.slice(start, end)) };
    else if (!(next < inside.length && inside[next].start < border))
      yield { end: border, ending: piece.ending };
  }
}

function strongest(
  own: TextPiece["ending"],
  cut: MarkedSection["ending"],
  text: string,
): TextPiece["ending"] {
  if (own === "line" || cut === "line") return "line";
  if (cut === "sentence") return own;
  // The end of the string looks like the end of a sentence; within a sentence it is none.
  const marks = text
    .slice(-40)
    .trimEnd()
    .replace(/[”’」』）)\]】》〉"'｣]+$/, "");
  return isEndMark(marks.at(-1)) ? own : "length";
}
