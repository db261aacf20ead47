/**
 * A text without its tags, and the way back to the text with them.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import { TracedText } from "../text/traced-text";
import { findTags, type MarkupTag } from "./find-tags";
import { languageRegions, type LanguageRegion } from "./language-regions";
import { cutRanges, lowerBound } from "./ranges";

/** Names of the tags that are read. */
const TAG_NAMES = ["lang"];

/** A text whose tags were read. Offsets are UTF-16 units. */
export interface MarkedText {
  /** The text without tags. */
  readonly plain: string;
  /** {@link MarkedText.plain} with blanks where a tag names the language: what detection may look at. */
  readonly unmarked: string;
  /** Offsets in the caller's text, in order and without overlap. */
  readonly regions: readonly LanguageRegion[];
  readonly warnings: readonly SynthesisWarning[];
  /**
   * The caller's text of a range of {@link MarkedText.plain}, its tags deleted. Ranges that follow each other have
   * sources that do, too; a closing tag between them belongs to the first, an opening tag to the second.
   */
  slice(start: number, end: number): TracedText;
}

/** Reads the tags of a text in linear time. */
export function readMarkup(text: string): MarkedText {
  const tags = findTags(text, TAG_NAMES);
  if (tags.length === 0) {
    return {
      plain: text,
      unmarked: text,
      regions: [],
      warnings: [],
      slice: (start, end) => TracedText.of(text.slice(start, end), start),
    };
  }
  const { regions, warnings } = languageRegions(tags);
  /** Where the text stands in `plain` when a tag begins. */
  const offsets: number[] = [];
  let removed = 0;
  for (const { start, end } of tags) {
    offsets.push(start - removed);
    removed += end - start;
  }
  const plain = cutRanges(text, tags, "");
  return {
    plain,
    unmarked: cutRanges(cutRanges(text, regions, " "), tags, ""),
    regions,
    warnings,
    slice(start, end) {
      const from = sourceOf(start, tags, offsets, text.length);
      const to = end === plain.length ? text.length : sourceOf(end, tags, offsets, text.length);
      const edits = tags
        .slice(firstAtOrAfter(tags, from), firstAtOrAfter(tags, to))
        .map((tag) => ({ at: tag.start - from, length: tag.end - tag.start, by: "" }));
      return TracedText.of(text.slice(from, to), from).edit(edits);
    },
  };
}

/** The offset in the caller's text of an offset without tags: behind closing tags, before opening ones. */
function sourceOf(
  offset: number,
  tags: readonly MarkupTag[],
  offsets: readonly number[],
  length: number,
): number {
  if (offset === 0) return 0;
  let index = lowerBound(offsets.length, (i) => offsets[i] >= offset);
  let source = index === 0 ? offset : tags[index - 1].end + offset - offsets[index - 1];
  while (index < tags.length && offsets[index] === offset && tags[index].kind !== "open")
    source = tags[index++].end;
  return Math.min(source, length);
}

function firstAtOrAfter(tags: readonly MarkupTag[], offset: number): number {
  return lowerBound(tags.length, (i) => tags[i].start >= offset);
}
