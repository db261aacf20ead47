import type { TracedStep, TracedText } from "../../../text/traced-text";
import { readMonths, readNativeCounters } from "./counters";
import { readCurrency } from "./currency";
import { readClock, readNumericDates, readRanges, readWeekdays } from "./dates";
import { readLettersWithDigits, readAddresses } from "./web";
import { agreeParticle, readFractions, readPlainNumbers, sinoNumber } from "./numbers";
import { readEquals, readSigns, readSymbols } from "./symbols";
import { readTelephones } from "./telephone";
import { readUnits } from "./units";

/** Full-width and circled digits, full-width Latin letters and ½ in ASCII; composed hangul. */
function unifyForms(text: TracedText): TracedText {
  return text
    .replace(/㈜|\(주\)(?=[가-힣])|(?<=[가-힣])\(주\)/g, (_form, at: number, all: string) =>
      /[가-힣]/.test(all[at - 1] ?? "") ? " 주식회사" : "주식회사 ",
    )
    .replace(/[\u1100-\u11ff]+/g, (jamo) => jamo.normalize("NFC"))
    .replace(/(?<=[\d①-⑳])(?=[①-⑳])/g, ", ")
    .replace(/[０-９Ａ-Ｚａ-ｚ①-⑳％]/g, (wide) => wide.normalize("NFKC"))
    .replace(/[Ⅰ-Ⅻⅰ-ⅻ]/g, (numeral) => String(((numeral.charCodeAt(0) - 0x2160) % 16) + 1))
    .replace(/\p{Nd}/gu, (digit) => (digit < "\u0080" ? digit : String(digitValue(digit))))
    .replace(
      /(\d?)([¼½¾⅓⅔⅕⅛])/g,
      (_, whole: string, fraction: string) =>
        (whole && `${whole}${agreeParticle(sinoNumber(whole), "과")} `) +
        fraction.normalize("NFKC").replace("⁄", "/"),
    );
}

/** Digits of other scripts: every row of ten in Unicode begins with its zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** From the most specific pattern to the least: each step leaves words where it found digits. */
const STEPS: readonly TracedStep[] = [
  unifyForms,
  readAddresses,
  readNumericDates,
  readTelephones,
  readWeekdays,
  readClock,
  readFractions,
  readNativeCounters,
  readRanges,
  readCurrency,
  readMonths,
  readUnits,
  readLettersWithDigits,
  readSigns,
  readPlainNumbers,
  readEquals,
  readSymbols,
  readLoneJamo,
];

/** Writes numbers, units and signs as Korean words; Latin letters outside of units and addresses stay. */
export function normalize(text: TracedText): TracedText {
  return STEPS.reduce((words, step) => step(words), text);
}

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
function readLoneJamo(text: TracedText): TracedText {
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
