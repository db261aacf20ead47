/**
 * Predictions for Korean: surface hangul and its phones.
 * @module
 */
import { pronounce } from "../../src/languages/ko";
import type { Predict } from "./predict";

/** Hangul as spoken. */
export async function predictSurfaceHangul(): Promise<Predict> {
  return pronounce;
}

const ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const NUCLEI =
  "ㅏ,ㅐ,j ㅏ,j ㅐ,ㅓ,ㅔ,j ㅓ,j ㅔ,ㅗ,w ㅏ,w ㅐ,ㅚ,j ㅗ,ㅜ,w ㅓ,w ㅔ,w ㅣ,j ㅜ,ㅡ,ɰ ㅣ,ㅣ".split(
    ",",
  );
const CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/** Phones of one spoken syllable; ㅐ and ㅔ have merged, ㅚ is said like ㅞ. */
function phonesOf(syllable: string): string[] {
  const index = syllable.codePointAt(0)! - 0xac00;
  if (index < 0 || index > 11171) return [];
  const onset = ONSETS[Math.floor(index / 588)];
  const nucleus = NUCLEI[Math.floor((index % 588) / 28)].replace("ㅚ", "w ㅔ").replace("ㅐ", "ㅔ");
  const coda = CODAS[index % 28];
  return [onset === "ㅇ" ? "" : onset, ...nucleus.split(" "), coda.trim()].filter(Boolean);
}

/** Phones of a word, separated by blanks. */
export async function predictPhones(): Promise<Predict> {
  return (input) => [...pronounce(input)].flatMap(phonesOf).join(" ");
}
