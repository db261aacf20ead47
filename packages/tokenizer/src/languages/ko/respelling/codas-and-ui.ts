/**
 * Codas before a pause inside a compound, codas of nouns, and the everyday readings of ㅢ.
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

/** Nouns of two syllables that end in 의; elsewhere a final 의 is the particle. */
const NOUNS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    "주의 의의 회의 강의 협의 동의 정의 결의 합의 논의 문의 심의 항의 편의 호의 성의 예의 창의 고의 대의 건의 유의 토의 명의 열의 적의 " +
    "상의 하의 내의 탈의 수의 경의 악의 선의 본의 발의 제의 실의 민의 진의 질의 거의 모의 함의 임의"
  ).split(" "),
);

/** 의 is 이 inside a word and 에 as a particle (article 5 allows both); at the start of a word it stays. */
export function relaxUi(word: string): string {
  if (word.length < 2) return word;
  const body = word[0] + word.slice(1, -1).replaceAll("의", "이");
  const last = word.at(-1)!;
  if (last !== "의") return body + last;
  // 민주주의, but 우주의 is 우주 with the particle.
  const isNoun = NOUNS.has(word) || (word.length >= 4 && word.endsWith("주의"));
  return body + (isNoun ? "이" : "에");
}
