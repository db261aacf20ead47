/**
 * Random input for normalisers, and what must hold for all that they return.
 * @module
 */
import { array, constantFrom, oneof, string, type Arbitrary } from "fast-check";
import { expect } from "vitest";
import type { TracedText } from "../../src/text/traced-text";

/** Rows of the given pieces, so that random texts reach deep into the rules that look for them. */
export function rowsOf(pieces: readonly string[], maxLength: number): Arbitrary<string> {
  return array(constantFrom(...pieces), { maxLength }).map((row) => row.join(""));
}

/** Anything, and rows of up to 40 of the pieces; as many of the one as of the other. */
export function anyText(pieces: readonly string[]): Arbitrary<string> {
  return oneof(string({ unit: "binary", maxLength: 60 }), rowsOf(pieces, 40));
}

/** No digit is left, and the map to the source has no gap. */
export function expectNormalised(source: string, spoken: TracedText): void {
  expect(spoken.text).not.toMatch(/[0-9]/);
  expectGaplessMap(source, spoken);
}

/** The segments cover source and result from end to end, in order and without a gap. */
export function expectGaplessMap(source: string, spoken: TracedText): void {
  let [sourceAt, spokenAt] = [0, 0];
  for (const { start, end, spokenStart, spokenEnd } of spoken.segments()) {
    expect([start, spokenStart]).toEqual([sourceAt, spokenAt]);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(spokenEnd).toBeGreaterThanOrEqual(spokenStart);
    [sourceAt, spokenAt] = [end, spokenEnd];
  }
  expect([sourceAt, spokenAt]).toEqual([source.length, spoken.length]);
}
