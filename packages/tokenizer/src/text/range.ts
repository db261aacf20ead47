/** A half-open range of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Removes ranges, or fills them unit by unit.
 * @param ranges - Half-open, in order and without overlap.
 * @param fill - One UTF-16 unit, or `""` to remove.
 */
export function cutRanges(text: string, ranges: readonly TextRange[], fill: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(from, start), fill.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The first index from 0 to `length` for which a condition holds that stays true once it is. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
