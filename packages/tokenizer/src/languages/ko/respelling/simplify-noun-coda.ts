/**
 * Coda clusters that nouns and a few stems simplify in their own way (articles 10, 11, 24).
 * @module
 */
import { codaOf, onsetOf, replaceAt, withCoda } from "./edit-syllable";

/** Rewrites such codas where a consonant or nothing follows; before vowels and ㅎ they stay whole. */
export function simplifyNounCoda(word: string): string {
  let respelled = word;
  for (let i = 0; i < word.length; i++) {
    const coda = simplified(word, i);
    if (coda) respelled = replaceAt(respelled, i, withCoda(word[i], coda));
  }
  return respelled;
}

function simplified(word: string, index: number): string {
  const character = word[index];
  const next = word[index + 1];
  if (next === undefined || onsetOf(next) === "ㅇ" || onsetOf(next) === "ㅎ") return "";
  if (character === "밟" || (character === "넓" && /^[죽적둥]/.test(next))) return "ㅂ";
  if (character === "덟") return "ㄹ";
  // 닭과 [닥꽈] is a noun, 맑게 [말께] a stem.
  if ("닭흙칡탉슭삵".includes(character)) return "ㄱ";
  if (character === "삶" && /^[과도만보부]/.test(next) && !word.startsWith("도록", index + 1))
    return "ㅁ";
  // Causatives keep ㄱ plain: 옮기다 [옴기다], 굶기다.
  if (
    codaOf(character) === "ㄻ" &&
    "옮굶곪닮".includes(character) &&
    /^[기긴길김깁겨겼]/.test(next)
  )
    return "ㅁ";
  return "";
}
