import type { TracedText } from "../../../text/traced-text";
import { agreeParticle, readDigits } from "./numbers";

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d\s?)\+(?=\s?\d)/g, " 더하기 "],
  [/(?<=\d\s?)[×*](?=\s?\d)/g, " 곱하기 "],
  [/(?<=\d\s?)÷(?=\s?\d)/g, " 나누기 "],
  [/(?<=\d\s?)−(?=\s?\d)|(?<=\d\s)-(?=\s\d)|(?<=\d)-(?=\d+\s?=)/g, " 빼기 "],
  [/(?<!\d)±(?=\s?\d)/g, "플러스마이너스 "],
  [/(?<!\S)\+(?=\d)/g, "플러스 "],
  // Scores and ratios; clock times have been read before.
  [
    /(?<=\d\s?):(?=\s?\d)|(?<=(?<![\d-])\d{1,2})-(?=0(?![\d-]))|(?<=\d)-(?=\d+(?:로|으로)?\s?(?:이[겼긴기]|승(?!강)|패|완승|역전))/g,
    " 대 ",
  ],
  // House and model numbers.
  [/(?<=\d)-(?=\d)/g, " 다시 "],
  [/#(?=\d+(?![\d가-힣A-Za-z]))/g, "넘버 "],
  [/(?<![A-Za-z\d가-힣])#(?=[\d가-힣A-Za-z_])/g, "해시태그 "],
  [/#/g, "샵 "],
  [/&/g, " 앤드 "],
  [/№\s?(?=\d)/g, "넘버 "],
];

/** Days that became names: 4·19, 6·25, and with a full stop before what happened then. */
const NAMED_DAYS =
  /(?<![\d.·])(\d{1,2})(?:[·ㆍ‧]|\.(?=\d{1,2}\s?(?:광복|혁명|전쟁|운동|민주|항쟁|사태|테러|독립|만세|대책|선언|총선|절(?!반)|비상계엄|계엄|사건|쿠데타|총파업|사변|의거)))(\d{1,2})(?!\d)/g;

/** Reads signs of arithmetic, ratios and the like. */
export function readSigns(text: TracedText): TracedText {
  const days = text.replace(NAMED_DAYS, (_, month: string, day: string) => readDigits(month + day));
  return SIGNS.reduce((words, [sign, name]) => words.replace(sign, name), days).replace(
    / {2,}/g,
    " ",
  );
}

/** Reads `=` as the topic particle, which depends on the word before it: 일 더하기 일은 이. */
export function readEquals(text: TracedText): TracedText {
  return text.replace(
    /([가-힣])\s?=\s?(?=[가-힣A-Za-z])/g,
    (_, last: string) => `${last}${agreeParticle(last, "은")} `,
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "=": "이퀄", "+": "플러스", "×": "곱하기", "÷": "나누기", "±": "플러스마이너스", "≠": "낫 이퀄", "≒": "약", "≈": "약",
  "%": "퍼센트", "@": "골뱅이", "√": "루트", "∞": "무한대", "°": "도", "℃": "도", "℉": "도", "§": "섹션", "©": "저작권", "№": "넘버",
  "→": "화살표", "←": "화살표", "⇒": "화살표", "↑": "위 화살표", "↓": "아래 화살표", "※": "참고표", "△": "세모", "▲": "세모", "□": "네모", "■": "네모",
  $: "달러", "₩": "원", "￦": "원", "€": "유로", "£": "파운드", "¥": "엔",
  α: "알파", β: "베타", γ: "감마", δ: "델타", ε: "엡실론", ζ: "제타", η: "에타", θ: "세타", ι: "요타", κ: "카파", λ: "람다", μ: "뮤", ν: "뉴", ξ: "크사이",
  ο: "오미크론", π: "파이", ρ: "로", σ: "시그마", τ: "타우", υ: "입실론", φ: "파이", χ: "카이", ψ: "프사이", ω: "오메가",
  Δ: "델타", Θ: "세타", Λ: "람다", Π: "파이", Σ: "시그마", Φ: "파이", Ψ: "프사이", Ω: "옴",
}; // prettier-ignore

const COMPARED: Readonly<Record<string, string>> = {
  "<": "작다",
  ">": "크다",
  "≤": "작거나 같다",
  "≦": "작거나 같다",
  "≥": "크거나 같다",
  "≧": "크거나 같다",
};

/** 5 > 3 → 오는 삼보다 크다, once the numbers are words; reads the signs that are left by name. */
export function readSymbols(text: TracedText): TracedText {
  return (
    text
      .replace(
        /([영공일이삼사오육칠팔구십백천만])\s?([<>≤≦≥≧])\s?([영공일이삼사오육칠팔구십백천만점 ]{0,60}[영공일이삼사오육칠팔구십백천만])/g,
        (_, last: string, sign: string, than: string) =>
          `${last}${agreeParticle(last, "은")} ${than}보다 ${COMPARED[sign]}`,
      )
      // Names left out: 김○○.
      .replace(/[○◯]{1,6}(?![○◯])/g, (circles) =>
        circles.length > 1 ? "땡".repeat(circles.length) : "동그라미",
      )
      .replace(/[=+×÷±≠≒≈%@√∞°℃℉§©№→←⇒↑↓※△▲□■$₩￦€£¥]/g, (sign, at: number, all: string) =>
        [
          /[^\s(]/.test(all[at - 1] ?? " ") ? " " : "",
          NAMES[sign],
          /[^\s.,!?)]/.test(all[at + 1] ?? " ") ? " " : "",
        ].join(""),
      )
      .replace(/[α-ρσ-ωΔΘΛΠΣΦΨΩ]/g, (letter) => NAMES[letter] ?? letter)
  );
}
