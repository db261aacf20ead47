/**
 * Sino-Korean suffixes that are tense after a word of two syllables or more: 법 (law, way of doing), 증 (illness, certificate).
 * @module
 */
import { withTenseOnset } from "./edit-syllable";

const SUFFIX = /(?<=[가-힣]{2})(?:법|증)(?=$|[이은을의에과도만로]|으로|에서|까지)/g;
/** Words of two syllables that end in the same letters and stay plain, and 영수증. */
const PLAIN = /(?:방법|영수증|[검보인논고물방]증)$/;

/** Respells such suffixes as tense. */
export function tenseSuffix(word: string): string {
  return word.replace(SUFFIX, (suffix, index: number) =>
    PLAIN.test(word.slice(0, index + 1)) ? suffix : withTenseOnset(suffix),
  );
}
