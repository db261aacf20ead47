/**
 * Liaison over the seam of a compound (article 15): the coda is neutralised first, 맛없다 [마덥따].
 * @module
 */
import { neutralizeCoda } from "../pronunciation/join-syllables";
import { codaOf, onsetOf, replaceAt, withCoda, withOnset } from "./edit-syllable";

/** 없 and 있 never follow a verb stem, so what stands before them is a word of its own. */
const SEAMS = /[가-힣](?=없|있)/g;
/** Prefixes and first nouns that meet a vowel as whole words. */
const FIRST_PARTS =
  /^(?:첫(?=[아-잏])|헛(?=[아-잏])|겉(?=옷|아가|어림)|홑(?=옷|와)|웃(?=어른|옷)|윗(?=[아-잏])|몇(?=월|인|원|위)|풋(?=[아-잏])|젖(?=어미|어멈)|값(?=어치)|꽃(?=위|아래)|밭(?=아래)|옷(?=안)|낱(?=알))/;

/** Neutralises the coda before a seam and carries it over, so that ㄷ before 이 stays ㄷ: 첫인상 [처딘상]. */
export function neutralizeCompound(word: string): string {
  let respelled = word;
  for (const { index } of word.matchAll(SEAMS)) respelled = carryOver(respelled, index);
  return FIRST_PARTS.test(respelled) ? carryOver(respelled, 0) : respelled;
}

function carryOver(word: string, index: number): string {
  const coda = neutralizeCoda(codaOf(word[index]));
  const next = word[index + 1];
  if (!coda || coda === "ㅇ" || onsetOf(next) !== "ㅇ")
    return replaceAt(word, index, withCoda(word[index], coda));
  return replaceAt(
    replaceAt(word, index, withCoda(word[index], "")),
    index + 1,
    withOnset(next, coda),
  );
}
