/**
 * ㄴ + ㄹ that is spoken [ㄴㄴ]: a noun of two syllables or more with a Sino-Korean suffix, 판단력 [판단녁]
 * (article 20, exception). Everywhere else it is [ㄹㄹ].
 * @module
 */
import { codaOf, replaceAt, withOnset } from "./edit-syllable";

const SUFFIXES = "란력령론료류로량례록률";
/** Pairs that are words of their own even at the end of a longer one. */
const WORDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "혼란 반란 논란 민란 분란 산란 권력 전력 인력 근력 탄력 완력 관령 연령 전령 훈령 관료 완료 진료 원료 연료 분류 인류 전류 한류 난류 본류 진로 원로 난로 근로 선로 분량 물량 전례 관례 선례 판례 언론 신록".split(
    " ",
  ),
);
/** … except where the longer word is known to end in the suffix. */
const KNOWN = /공권력|생산량|의견란|입원료/;

/** Respells the ㄹ of such suffixes as ㄴ. */
export function keepNasalSuffix(word: string): string {
  let respelled = word;
  for (let i = 2; i < word.length; i++) {
    if (!SUFFIXES.includes(word[i]) || codaOf(word[i - 1]) !== "ㄴ") continue;
    if (WORDS.has(word.slice(i - 1, i + 1)) && !KNOWN.test(word)) continue;
    respelled = replaceAt(respelled, i, withOnset(word[i], "ㄴ"));
  }
  return respelled;
}
