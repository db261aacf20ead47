/**
 * Letters that stand alone, as in chats.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const NAMES: Readonly<Record<string, string>> = {
  ㄱ: "기역", ㄴ: "니은", ㄷ: "디귿", ㄹ: "리을", ㅁ: "미음", ㅂ: "비읍", ㅅ: "시옷", ㅇ: "이응", ㅈ: "지읒", ㅊ: "치읓",
  ㅋ: "키읔", ㅌ: "티읕", ㅍ: "피읖", ㅎ: "히읗", ㄲ: "쌍기역", ㄸ: "쌍디귿", ㅃ: "쌍비읍", ㅆ: "쌍시옷", ㅉ: "쌍지읒",
}; // prettier-ignore
/** Chat abbreviations by their first letters. */
const CHAT: Readonly<Record<string, string>> = {
  ㅇㅇ: "응응", ㅇㅋ: "오케이", ㄱㅅ: "감사", ㅊㅋ: "축하", ㄴㄴ: "노노", ㄱㄱ: "고고", ㅇㅈ: "인정", ㅈㅅ: "죄송", ㄹㅇ: "리얼",
  ㄷㄷ: "덜덜", ㅎㄷㄷ: "후덜덜", ㅂㄷㅂㄷ: "부들부들", ㅎㅇ: "하이", ㅂㅂ: "바이바이", ㅂㅇ: "바이", ㅅㄱ: "수고", ㄱㄷ: "기다려",
  ㅊㅊ: "추천", ㅁㄹ: "몰라", ㅇㄷ: "어디", ㅇㅎ: "아하", ㅇㄴ: "아니", ㄲㅂ: "까비", ㅂㄹ: "별로", ㄴㄱ: "누구", ㅁㅊ: "미친", ㅅㅅ: "샷샷",
}; // prettier-ignore
/** Laughing and crying take any length; more than this many letters are spoken as this many. */
const LONGEST_ROW = 6;

/**
 * ㅋㅋ and ㅠㅠ stay for the syllables that they stand for (크크, 유유), other consonants are named, and a known
 * abbreviation becomes its words.
 */
export function readLoneJamo(text: TracedText): TracedText {
  return text
    .replace(/([ㅋㅎㅏ-ㅣ])\1{6,}/g, (_, letter: string) => letter.repeat(LONGEST_ROW))
    .replace(/[ㄱ-ㅎ]+/g, (letters) => {
      // ㅇㅋㅇㅋ is said twice.
      const half = letters.slice(0, letters.length / 2);
      if (half + half === letters && !CHAT[letters] && CHAT[half]) return CHAT[half] + CHAT[half];
      if (CHAT[letters]) return CHAT[letters];
      if (/^[ㅋㅎ]+$/.test(letters) || letters.length > LONGEST_ROW) return letters;
      return letters
        .normalize("NFC")
        .replace(/[ㄱ-ㅎ]/g, (letter) =>
          "ㅋㅎ".includes(letter) ? letter : (NAMES[letter] ?? letter),
        );
    });
}
