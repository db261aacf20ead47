/**
 * The markup of an ordinary text: `<lang>` tags and pause marks.
 * @module
 */
import { findTags } from "./find-tags";
import { languageRegions } from "./language-regions";
import type { MarkupReading } from "./markup-reading";
import { findPauseMarks } from "./pause-mark";

/** Names of the tags that are read. */
const TAG_NAMES = ["lang"];

/** Reads the markup of an ordinary text in linear time; other tags are text like any other. */
export function readPlainMarkup(text: string): MarkupReading {
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
