/**
 * A text without its tags, and the way back to the text with them.
 * @module
 */
import type { MarkupOption, SynthesisWarning } from "@cosyvoice-lite/spec";
import { TracedText } from "../text/traced-text";
import { type LanguageRegion, findTags, languageRegions } from "./language-regions";
import type { MarkedWord, MarkupEdit, MarkupReading } from "./markup-reading";
import { findPauseMarks } from "./pause-mark";
import { cutRanges, lowerBound, type TextRange } from "../text/range";
import { cutSections, type MarkedSection } from "./sections";

/** A text whose tags were read. Offsets are UTF-16 units. */
export interface MarkedText {
  /** The text without tags, and with what they put in its place. */
  readonly plain: string;
  /** {@link MarkedText.plain} with blanks where a tag names the language: what detection may look at. */
  readonly unmarked: string;
  /** Offsets in the caller's text, in order and without overlap. */
  readonly regions: readonly LanguageRegion[];
  /** Stretches that are pronounced in a way of their own; offsets in the caller's text. */
  readonly words: readonly MarkedWord[];
  /** What the markup cuts the text into. They cover it. */
  readonly sections: readonly MarkedSection[];
  /** Ranges of {@link MarkedText.plain} that stay in one piece, in order. */
  readonly unbroken: readonly TextRange[];
  readonly warnings: readonly SynthesisWarning[];
  /**
   * The caller's text of a range of {@link MarkedText.plain}, its tags deleted. Ranges that follow each other have
   * sources that do, too; a closing tag between them belongs to the first, an opening tag to the second.
   */
  slice(start: number, end: number): TracedText;
  /** The same for offsets in the caller's text that are in no tag. */
  between(sourceStart: number, sourceEnd: number): TracedText;
  /** The offset in the caller's text where a piece ends that ends at an offset of {@link MarkedText.plain}. */
  sourceOf(offset: number): number;
}

/** How to read the markup. */
interface ReadMarkupOptions {
  /** Default `auto`. */
  readonly markup?: MarkupOption;
  /** Symbols of the voice, which `<phoneme>` may use. */
  readonly symbols?: readonly string[];
}

const DOCUMENT =
  /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE[^>]{0,300}>\s*)?<speak[\s/>]/i;

/** Whether a text begins with `<speak>`; an XML declaration and a document type may stand before it. */
export function isSsml(text: string): boolean {
  return DOCUMENT.test(text);
}

const NOTHING: MarkupReading = { edits: [], regions: [], cuts: [], words: [], warnings: [] };

/** Reads the tags of a text in linear time. Nothing that a text holds is an error. The reader of SSML is loaded by the first text that is SSML. */
export async function readMarkup(
  text: string,
  options: ReadMarkupOptions = {},
): Promise<MarkedText> {
  const { markup = "auto", symbols = [] } = options;
  if (markup === "none") return markedText(text, NOTHING);
  if (markup !== "ssml" && !isSsml(text)) return markedText(text, readPlainMarkup(text));
  const { readSsml } = await import("./ssml/read-ssml");
  return markedText(text, readSsml(text, symbols));
}

function markedText(text: string, reading: MarkupReading): MarkedText {
  const { edits, regions, cuts, words, warnings } = reading;
  /** Where the text stands in `plain` when an edit begins. */
  const offsets: number[] = [];
  let longer = 0;
  for (const { start, end, by = "" } of edits) {
    offsets.push(start + longer);
    longer += by.length - (end - start);
  }
  const plain = edited(text, edits);
  const plainOf = (source: number): number => {
    const index = lowerBound(edits.length, (i) => edits[i].end > source) - 1;
    if (index < 0) return source;
    return offsets[index] + (edits[index].by?.length ?? 0) + source - edits[index].end;
  };
  const sourceOf = (offset: number): number => sourceAt(offset, edits, offsets, text.length);
  const between = (from: number, to: number): TracedText =>
    TracedText.of(text.slice(from, to), from).edit(
      edits
        .slice(firstAtOrAfter(edits, from), firstAtOrAfter(edits, to))
        .map(({ start, end, by = "" }) => ({ at: start - from, length: end - start, by })),
    );
  return {
    plain,
    unmarked: regions.length === 0 ? plain : edited(cutRanges(text, regions, " "), edits),
    regions,
    words,
    sections: cutSections(plain, text.length, cuts, plainOf),
    unbroken: unbrokenRanges(edits, offsets, words, plainOf),
    warnings,
    between,
    sourceOf,
    slice: (start, end) =>
      between(sourceOf(start), end === plain.length ? text.length : sourceOf(end)),
  };
}

/** The text with what the edits put into it. */
function edited(text: string, edits: readonly MarkupEdit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, by = "" } of edits) {
    parts.push(text.slice(from, start), by);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The offset in the caller's text of an offset without tags: after closing tags, before opening ones. */
function sourceAt(
  offset: number,
  edits: readonly MarkupEdit[],
  offsets: readonly number[],
  length: number,
): number {
  if (offset === 0) return 0;
  let index = lowerBound(offsets.length, (i) => offsets[i] >= offset);
  const before = edits[index - 1];
  let source = offset;
  if (before) {
    const behind = offset - offsets[index - 1] - (before.by?.length ?? 0);
    source = before.end + Math.max(0, behind);
  }
  while (
    index < edits.length &&
    offsets[index] === offset &&
    edits[index].kind !== "open" &&
    !edits[index].by
  )
    source = edits[index++].end;
  return Math.min(source, length);
}

function firstAtOrAfter(edits: readonly MarkupEdit[], offset: number): number {
  return lowerBound(edits.length, (i) => edits[i].start >= offset);
}

/** What stands in for another text, and what is pronounced as a whole. */
function unbrokenRanges(
  edits: readonly MarkupEdit[],
  offsets: readonly number[],
  words: readonly MarkedWord[],
  plainOf: (source: number) => number,
): { start: number; end: number }[] {
  const put = edits.flatMap(({ by = "" }, i) =>
    by.length > 1 ? [{ start: offsets[i], end: offsets[i] + by.length }] : [],
  );
  const spoken = words.map(({ start, end }) => ({ start: plainOf(start), end: plainOf(end) }));
  return [...put, ...spoken].sort((a, b) => a.start - b.start);
}

/** Names of the tags that are read. */
const TAG_NAMES = ["lang"];

/** Reads the markup of an ordinary text in linear time; other tags are text like any other. */
function readPlainMarkup(text: string): MarkupReading {
  const tags = findTags(text, TAG_NAMES);
  const pauses = findPauseMarks(text);
  const { regions, warnings } = languageRegions(tags);
  return {
    edits: inOrder([...tags, ...pauses.edits]),
    regions,
    cuts: pauses.cuts,
    words: [],
    warnings: [...warnings, ...pauses.warnings].sort((a, b) => a.start! - b.start!),
  };
}

function inOrder<T extends { readonly start: number }>(ranges: T[]): T[] {
  return ranges.sort((a, b) => a.start - b.start);
}
