/**
 * ㄷㅅㅈ after ㄹ are tense inside Sino-Korean words (article 26): 갈등 [갈뜽]. Native stems and particles are not:
 * 알지, 말도. The spelling does not say which words are Sino-Korean, so both syllables must be common readings of
 * Chinese characters, and the second no common ending or particle.
 * @module
 */
import { withTenseOnset } from "./edit-syllable";

const FIRST =
  "갈걸결골괄굴궐달돌렬률말멸몰물밀발벌별불살설솔술슬실알열월율일절졸즐질찰철출칠탈팔필할혈홀활휼힐";
const SECOND =
  "단담답당대덕독동돈두둔득등사산살삼상색생서석선설섬섭성세소속손송쇄쇠수숙순술숭습승시식신실심십작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준중즉증직질집징";
/** Native words and particles that start with one of those syllables. */
const NATIVE = [
  "대로",
  "대꾸",
  "대답",
  "실수",
  "실력",
  "대일",
  "조차",
  "조심",
  "장난",
  "잔치",
  "주머니",
  "소리",
  "소스",
  "서방",
  "사탕",
  "사람",
];

/** Respells the second syllable of such pairs as tense. */
export function tenseAfterSinoLateral(word: string): string {
  const respelled = [...word];
  for (let i = 1; i < word.length; i++) {
    const [first, second] = [word[i - 1], word[i]];
    if (!FIRST.includes(first) || !SECOND.includes(second)) continue;
    // A doubled syllable stays plain: 절절하다.
    if (first === second || NATIVE.some((native) => word.startsWith(native, i))) continue;
    respelled[i] = withTenseOnset(second);
  }
  return respelled.join("");
}
