/**
 * From one source range per character to segments that cover both texts.
 * @module
 */
import type { AlignedSegment } from "@cosyvoice-lite/spec";

/**
 * Joins units into segments. Neighbours that map one to one become one segment of equal lengths; units made from the
 * same stretch of source become one segment; source that left nothing becomes a segment with an empty spoken range.
 * @param starts - Source start of each unit, never decreasing.
 * @param ends - Source end of each unit, never decreasing.
 */
export function joinSegments(
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
      // Made from the same stretch as the unit before it, or inserted behind it.
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
