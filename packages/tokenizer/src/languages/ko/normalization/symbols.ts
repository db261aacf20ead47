/**
 * Signs that are words by themselves, and comparisons.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { agreeParticle } from "./agree-particle";

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
