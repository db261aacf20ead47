/**
 * Sino-Korean suffixes that are tense after a word of two syllables or more:
 * 법 (law, way of doing), 증 (illness, certificate), 권 (right), 성 (property).
 * @module
 */
import { withTenseOnset } from "./edit-syllable";

/** Right, ticket, sphere: 투표권, 회원권, 영향권; a number before it counts volumes. */
const RIGHTS = /(?<=[가-힣]{2})권(?=$|[이은을의에과도만로자]|으로|에서|까지)/g;
const COUNTED =
  /^[영일이삼사오육칠팔구십백천만억수몇여]+$|(?:[한두세네섯곱덟홉열]|스무|서른|마흔|쉰|예순|일흔|여든|아흔|여러)$/;
/** Property: 가능성, 투명성; words that end in another 성 follow. */
const PROPERTY = /(?<=[가-힣]{2})성(?=$|[이은을의에과도만]|으로|에서|까지)/g;
const NO_PROPERTY =
  /(?:[여남위구완형작생편조결양합찬정음함개각반달숙백장행혜육금화목토수극노왕황]성|만리장성|자수성가)$/;
const SUFFIX = /(?<=[가-힣]{2})(?:법|증)(?=$|[이은을의에과도만로]|으로|에서|까지)/g;
/** Words of two syllables that end in the same letters and stay plain, and 영수증. */
const PLAIN = /(?:방법|영수증|[검보인논고물방]증)$/;

/** Respells such suffixes as tense. */
export function tenseSuffix(word: string): string {
  const tensed = (suffix: string, index: number) =>
    PLAIN.test(word.slice(Math.max(0, index - 3), index + 1)) ? suffix : withTenseOnset(suffix);
  return word
    .replace(SUFFIX, tensed)
    .replace(RIGHTS, (suffix, index: number) =>
      COUNTED.test(word.slice(Math.max(0, index - 8), index)) ? suffix : withTenseOnset(suffix),
    )
    .replace(PROPERTY, (suffix, index: number) =>
      NO_PROPERTY.test(word.slice(Math.max(0, index - 3), index + 1))
        ? suffix
        : withTenseOnset(suffix),
    );
}
