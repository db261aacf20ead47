/**
 * Endings after verb stems in ㄴ and ㅁ are tense (article 24): 남고 [남꼬], but 남기다 and the noun 남도 are not.
 * @module
 */
import { withTenseOnset } from "./edit-syllable";

/** 겠 and 습니다 follow a closed syllable only when it is a stem. */
const ALWAYS = /(?<=[가-힣])(?:겠|습(?=니|디))/g;
/** Stems, at the start of a word or after a connecting vowel, with the endings that make no other common word. */
const STEMS = [
  /(?<=(?:^|[아어여라러내])(?:남|넘|담|숨|심|품|뿜|삼|감|검))(?:[고던]|다(?!른|운|리|지|양|수|음)|더라|도록|든지|거나|거든|게(?!임))/g,
  /(?<=(?:^|[아어여라러내])(?:남|넘|담|참|품|뿜))지(?!대)/g,
  /(?<=^참)(?:던|다(?!운|가|랑)|도록|더라|든지|거나|거든)/g,
  /(?<=[껴어싸여]안)(?:[고던지]|다|더라|도록|든지|거나|거든|게)/g,
  /(?<=더듬|다듬|머금|서슴|보듬)(?:[고던지]|다|더라|도록|든지|거나|거든|게)/g,
];

/** Respells the endings after such stems as tense. */
export function tenseAfterStem(word: string): string {
  const respelled = word.replace(ALWAYS, (ending, index: number) => {
    const nasal = (word.charCodeAt(index - 1) - 0xac00) % 28;
    // Codas ㄴ (4) and ㅁ (16).
    return nasal === 4 || nasal === 16 ? withTenseOnset(ending) : ending;
  });
  return STEMS.reduce(
    (text, pattern) =>
      text.replace(pattern, (ending) => withTenseOnset(ending[0]) + ending.slice(1)),
    respelled,
  );
}
