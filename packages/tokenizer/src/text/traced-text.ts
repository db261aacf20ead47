import type { AlignedSegment } from "@cosyvoice-lite/spec";

/** A rewriting step of text normalisation. */
export type TracedStep = (text: TracedText) => TracedText;

/** A range of a text and what takes its place. */
export interface TextEdit {
  /** UTF-16 offset. */
  readonly at: number;
  readonly length: number;
  readonly by: string;
}

type Replacer = (match: string, ...groups: any[]) => string; // eslint-disable-line @typescript-eslint/no-explicit-any

/**
 * An immutable string whose every UTF-16 unit knows the half-open range of the source that it was made from.
 * {@link TracedText.replace} works as `String.prototype.replace` does, so a rule reads the same on both; what a
 * match and its replacement share at their edges stays mapped unit by unit, the middle maps as a block.
 */
export class TracedText {
  private constructor(
    /** The text as it reads now. */
    readonly text: string,
    /** Source offsets of each unit; both never decrease. An inserted unit has an empty range. */
    private readonly starts: Int32Array,
    private readonly ends: Int32Array,
    /** The part of the source that this text stands for. */
    readonly sourceStart: number,
    readonly sourceEnd: number,
  ) {}

  /**
   * A text that is its own source.
   * @param offset - Where the text begins in the source. Default 0.
   */
  static of(text: string, offset = 0): TracedText {
    const starts = new Int32Array(text.length);
    const ends = new Int32Array(text.length);
    for (let i = 0; i < text.length; i++) {
      starts[i] = offset + i;
      ends[i] = offset + i + 1;
    }
    return new TracedText(text, starts, ends, offset, offset + text.length);
  }

  /** Length of the text in UTF-16 units. */
  get length(): number {
    return this.text.length;
  }

  toString(): string {
    return this.text;
  }

  /** As `String.prototype.replace`; without the `g` flag, or for a string, only the first match. */
  replace(pattern: RegExp | string, replacement: string | Replacer): TracedText {
    const edits: TextEdit[] = [];
    // oxlint-disable-next-line typescript/no-explicit-any
    this.text.replace(pattern as RegExp, (...args: any[]) => {
      const groups = typeof args.at(-1) === "object" ? args.pop() : undefined;
      const at = args.at(-2) as number;
      const match = args[0] as string;
      const by =
        typeof replacement === "string"
          ? expandTemplate(replacement, args.slice(0, -2), groups)
          : groups
            ? replacement(match, ...args.slice(1), groups)
            : replacement(match, ...args.slice(1));
      if (by !== match) edits.push({ at, length: match.length, by });
      return match;
    });
    return this.edit(edits);
  }

  /**
   * Replaces ranges, such as matches that were found otherwise than by a pattern.
   * @param edits - In order and without overlap.
   */
  edit(edits: readonly TextEdit[]): TracedText {
    if (edits.length === 0) return this;
    let text = "";
    let from = 0;
    for (const { at, length, by } of edits) {
      text += this.text.slice(from, at) + by;
      from = at + length;
    }
    text += this.text.slice(from);
    const starts = new Int32Array(text.length);
    const ends = new Int32Array(text.length);
    let read = 0;
    let write = 0;
    const copy = (until: number): void => {
      starts.set(this.starts.subarray(read, until), write);
      ends.set(this.ends.subarray(read, until), write);
      write += until - read;
      read = until;
    };
    for (const { at, length, by } of edits) {
      const { prefix, suffix } = sharedEdges(this.text, at, length, by);
      copy(at + prefix);
      const middle = this.sourceRange(read, at + length - suffix);
      const count = by.length - prefix - suffix;
      starts.fill(middle.start, write, write + count);
      ends.fill(middle.end, write, write + count);
      write += count;
      read = at + length - suffix;
    }
    copy(this.text.length);
    return new TracedText(text, starts, ends, this.sourceStart, this.sourceEnd);
  }

  /** As `String.prototype.replaceAll` with a string to look for. */
  replaceAll(search: string, replacement: string): TracedText {
    if (!this.text.includes(search)) return this;
    return this.replace(
      new RegExp(search.replace(/[$()*+.?[\\\]^{|}/-]/g, "\\$&"), "g"),
      () => replacement,
    );
  }

  /** As `String.prototype.slice` with non-negative offsets. What was left out beside the part is not part of its source. */
  slice(start: number, end = this.text.length): TracedText {
    const range = this.sourceRange(start, end);
    return new TracedText(
      this.text.slice(start, end),
      this.starts.subarray(start, end),
      this.ends.subarray(start, end),
      range.start,
      range.end,
    );
  }

  /** As `String.prototype.trim`. */
  trim(): TracedText {
    return this.replace(/^\s+/, "").replace(/\s+$/, "");
  }

  /** The source that the units from `start` up to `end` were made from; an empty range lies between its neighbours. */
  sourceRange(start: number, end: number): { start: number; end: number } {
    if (start < end) return { start: this.starts[start], end: this.ends[end - 1] };
    const at = start > 0 ? this.ends[start - 1] : (this.starts[0] ?? this.sourceStart);
    return { start: at, end: at };
  }

  /** Segments that cover this text and its source without gap, in order; deletions have an empty spoken range. */
  segments(): AlignedSegment[] {
    return joinSegments(this.starts, this.ends, this.sourceStart, this.sourceEnd);
  }
}

/** Lengths of what a match and its replacement have in common at the beginning and at the end. */
function sharedEdges(text: string, at: number, length: number, by: string) {
  const most = Math.min(length, by.length);
  let prefix = 0;
  while (prefix < most && text[at + prefix] === by[prefix]) prefix++;
  let suffix = 0;
  while (suffix < most - prefix && text[at + length - 1 - suffix] === by[by.length - 1 - suffix]) {
    suffix++;
  }
  return { prefix, suffix };
}

/** `$1`, `$<name>`, `$&` and `$$` of a replacement string. */
function expandTemplate(
  template: string,
  groups: readonly (string | undefined)[],
  named: Readonly<Record<string, string | undefined>> | undefined,
): string {
  return template.replace(
    /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/g,
    (all, dollar, whole, number, name) => {
      if (dollar) return "$";
      if (whole) return groups[0] ?? "";
      if (number) return Number(number) < groups.length ? (groups[Number(number)] ?? "") : all;
      return named ? (named[name] ?? "") : all;
    },
  );
}

/** Runs a step on a plain string, for callers that need no offsets. */
export function rewrite(step: TracedStep, text: string): string {
  return step(TracedText.of(text)).text;
}

/**
 * Joins units into segments. Neighbours that map one to one become one segment of equal lengths; units made from the
 * same stretch of source become one segment; source that left nothing becomes a segment with an empty spoken range.
 * @param starts - Source start of each unit, never decreasing.
 * @param ends - Source end of each unit, never decreasing.
 */
function joinSegments(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  sourceStart: number,
  sourceEnd: number,
): AlignedSegment[] {
  const segments: { start: number; end: number; spokenStart: number; spokenEnd: number }[] = [];
  let copies = false;
  let covered = sourceStart;
  for (let i = 0; i < starts.length; i++) {
    const last = segments.at(-1);
    const start = Math.max(starts[i], covered);
    const end = Math.max(ends[i], start);
    const isCopy = ends[i] - starts[i] === 1 && starts[i] >= covered;
    if (last && last.spokenEnd === i) {
      if (copies && isCopy && starts[i] === last.end) {
        last.end = covered = end;
        last.spokenEnd = i + 1;
        continue;
      }
      // Made from the same stretch as the unit before it, or inserted after it.
      if (
        ends[i] <= last.end &&
        starts[i] < last.end &&
        (!copies || last.spokenEnd - last.spokenStart === 1)
      ) {
        last.spokenEnd = i + 1;
        copies = false;
        continue;
      }
      if (starts[i] === ends[i] && last.start === last.end && last.start === starts[i]) {
        last.spokenEnd = i + 1;
        continue;
      }
    }
    if (start > covered) {
      segments.push({ start: covered, end: start, spokenStart: i, spokenEnd: i });
    }
    segments.push({ start, end, spokenStart: i, spokenEnd: i + 1 });
    copies = isCopy;
    covered = end;
  }
  if (covered < sourceEnd) {
    segments.push({
      start: covered,
      end: sourceEnd,
      spokenStart: starts.length,
      spokenEnd: starts.length,
    });
  }
  return segments;
}
