/**
 * Letters that stand alone, as in chats.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const NAMES: Readonly<Record<string, string>> = {
  ㄱ: "기역",
  ㄴ: "니은",
  ㄷ: "디귿",
  ㄹ: "리을",
  ㅁ: "미음",
  ㅂ: "비읍",
  ㅅ: "시옷",
  ㅇ: "이응",
  ㅈ: "지읒",
  ㅊ: "치읓",
  ㅋ: "키읔",
  ㅌ: "티읕",
  ㅍ: "피읖",
  ㅎ: "히읗",
  ㄲ: "쌍기역",
  ㄸ: "쌍디귿",
  ㅃ: "쌍비읍",
  ㅆ: "쌍시옷",
  ㅉ: "쌍지읒",
};
/** Chat abbreviations by their first letters. */
const CHAT: Readonly<Record<string, string>> = {
  ㅇㅇ: "응응",
  ㅇㅋ: "오케이",
  ㄱㅅ: "감사",
  ㅊㅋ: "축하",
  ㄴㄴ: "노노",
  ㄱㄱ: "고고",
  ㅇㅈ: "인정",
  ㅈㅅ: "죄송",
};

/** ㅋㅋ and ㅠㅠ become syllables (크크, 유유), a single consonant its name, a known abbreviation its words. */
export function readLoneJamo(text: TracedText): TracedText {
  return text.replace(/[ㄱ-ㅎㅏ-ㅣ]+/g, (letters) => {
    if (CHAT[letters]) return CHAT[letters];
    if (letters.length === 1 && NAMES[letters] && !"ㅋㅎ".includes(letters)) return NAMES[letters];
    return letters;
  });
}
