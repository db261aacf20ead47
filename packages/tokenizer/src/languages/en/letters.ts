/**
 * Names of the letters, and words that are spelled out.
 * @module
 */
import { withOneStress } from "./arpabet";

const NAMES: Readonly<Record<string, string>> = {
  a: "EY1",
  b: "B IY1",
  c: "S IY1",
  d: "D IY1",
  e: "IY1",
  f: "EH1 F",
  g: "JH IY1",
  h: "EY1 CH",
  i: "AY1",
  j: "JH EY1",
  k: "K EY1",
  l: "EH1 L",
  m: "EH1 M",
  n: "EH1 N",
  o: "OW1",
  p: "P IY1",
  q: "K Y UW1",
  r: "AA1 R",
  s: "EH1 S",
  t: "T IY1",
  u: "Y UW1",
  v: "V IY1",
  w: "D AH1 B AH0 L Y UW0",
  x: "EH1 K S",
  y: "W AY1",
  z: "Z IY1",
};

/** Written in capitals these are names of letters although the small word is known. */
const SPELLED = new Set(
  "AD AI AM API AR ATM BC BCE CEO CIA CO EU FAQ GI HR IP IRA IT LED LP OS PM PR QA UFO UK UN US USA VIP WHO".split(
    " ",
  ),
);

/** ARPAbet phones of a word spoken letter by letter, with one primary stress on the last; `word` is in lower-case a–z. */
export function spellOut(word: string): string[] {
  return withOneStress([...word].flatMap((letter) => NAMES[letter]?.split(" ") ?? []));
}

/** Whether a word that is known in small letters is an acronym when it is written in capitals. */
export function isSpelledAcronym(word: string): boolean {
  return SPELLED.has(word);
}

/** Whether letters can hardly be a word: no vowel among them, or one consonant pile too many at an end. */
export function isUnpronounceable(word: string): boolean {
  return (
    !/[aeiouy]/.test(word) ||
    /^[bcdfghjklmnpqrstvwxz]{4}/.test(word) ||
    /[bcdfghjklmnpqrtvwxz]{5}$/.test(word)
  );
}
