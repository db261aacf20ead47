/**
 * Liaison over the seam of a compound (article 15): the coda is neutralised first, 맛없다 [마덥따].
 * @module
 */
import { neutralizeCoda } from "../pronunciation/join-syllables";
import { codaOf, replaceAt, withCoda } from "./edit-syllable";

/** 없 and 있 never follow a verb stem, so what stands before them is a word of its own. */
const SEAMS = /[가-힣](?=없|있)/g;
/** Prefixes and first nouns that meet a vowel as whole words. */
const FIRST_PARTS =
  /^(?:첫(?=[아-잏])|헛(?=[아-잏])|겉(?=옷|아가|어림)|홑(?=옷|와)|웃(?=어른|옷)|윗(?=[아-잏])|몇(?=월|인|원|위)|풋(?=[아-잏])|젖(?=어미|어멈)|값(?=어치)|꽃(?=위|아래)|밭(?=아래)|옷(?=안)|낱(?=알))/;

/** Neutralises the coda before a seam. */
export function neutralizeCompound(word: string): string {
  const respelled = word.replace(SEAMS, (character) => neutral(character));
  return FIRST_PARTS.test(respelled) ? replaceAt(respelled, 0, neutral(respelled[0])) : respelled;
}

function neutral(character: string): string {
  return withCoda(character, neutralizeCoda(codaOf(character)));
}
