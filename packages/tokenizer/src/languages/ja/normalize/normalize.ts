import type { TracedStep, TracedText } from "../../../text/traced-text";
import { writeDates, writeTimes, writeWeekdays } from "./dates";
import {
  writeAbbreviations,
  writeIdentifiers,
  writeLettersWithDigits,
  writeWebAddresses,
} from "./letters";
import {
  writeArithmetic,
  writeFractions,
  writePlainNumbers,
  writeRanges,
  writeTelephones,
} from "./numbers";
import { writeCurrencies, writeUnits } from "./units";

/** From the most specific spelling to the least: each step leaves words where it found digits. */
const STEPS: readonly TracedStep[] = [
  foldWidth,
  writeWebAddresses,
  writeAbbreviations,
  writeDates,
  writeWeekdays,
  writeTimes,
  writeTelephones,
  writeIdentifiers,
  writeCurrencies,
  writeUnits,
  writeLettersWithDigits,
  writeFractions,
  writeRanges,
  writeArithmetic,
  writePlainNumbers,
  writeSymbols,
];

/**
 * Writes digits, units and signs as Japanese words; numbers become kanji numerals, whose sounds
 * (三百 サンビャク, 三本 サンボン) are the business of `phonemize`.
 * Letters outside of addresses, kana, kanji and sentence punctuation stay.
 */
export function normalizeJapanese(text: TracedText): TracedText {
  return STEPS.reduce((result, write) => write(result), text);
}

const ROMAN_VALUES: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  M: 1000,
};
/** What the two kinds of brackets of a company form stand for. */
const COMPANY: Readonly<Record<string, string>> = {
  "㈱": "株式会社",
  "(株)": "株式会社",
  "㈲": "有限会社",
  "(有)": "有限会社",
};

/** The value of a Roman numeral in capital letters: a smaller letter before a larger one is subtracted. */
function romanValue(letters: string): number {
  const values = [...letters].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

/**
 * Unicode NFKC with exceptions: full-width letters and digits become half-width, half-width katakana full-width.
 *
 * Ellipses and free-standing marks such as ゛ and ´ stay (NFKC would turn them into dots and blanks), as does ™.
 * Roman numerals become digits rather than Latin letters, exponents and numbers in circles keep apart from the
 * digits beside them.
 */
function foldWidth(text: TracedText): TracedText {
  return (
    text
      .replace(/[Ⅰ-Ⅿⅰ-ⅿ]+/g, (numerals) =>
        String(romanValue(numerals.normalize("NFKC").toUpperCase())),
      )
      .replace(
        /(?<=第)[IVX]{1,8}(?=[章部巻編話回節条世期])|(?<=[ァ-ヺー])[IVX]{1,8}(?=世)/g,
        (numerals) => String(romanValue(numerals)),
      )
      .replace(
        /㈱|㈲|[（(][株有][)）]/g,
        (form) => COMPANY[form.normalize("NFKC")] ?? COMPANY[form],
      )
      .replace(/(?<=[\d)])[²³⁰¹⁴-⁹]+(?![\d²³⁰¹⁴-⁹])/g, (power) => `の${power.normalize("NFKC")}乗`)
      .replace(/(?<=\d)(?=[½⅓⅔¼¾⅕-⅞])/g, "と")
      .replace(/(?<=[\d①-⑳])(?=[①-⑳])/g, "、")
      // Cluster by cluster, so that the offsets of the rest stay exact.
      .replace(/[^\p{M}\u0000-\u007f…‥゛゜´¨¯¸™][\p{M}ﾞﾟ]*/gu, (cluster) => cluster.normalize("NFKC"))
      .replace(/[〜∼˜]/g, "~")
      .replace(/[−‐‑‒–](?=\d)/g, "-")
      .replace(/(?<=\d)[−‐‑‒–]/g, "-")
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "&": "アンド", "@": "アットマーク", "%": "パーセント", "+": "プラス", "=": "イコール", "×": "カケル", "÷": "ワル", "±": "プラスマイナス",
  "√": "ルート", "∞": "無限大", "∑": "シグマ", "∫": "インテグラル", "∴": "ゆえに", "∵": "なぜならば", "≒": "ニアリーイコール", "≈": "ニアリーイコール", "≠": "ノットイコール",
  "≧": "大なりイコール", "≥": "大なりイコール", "≦": "小なりイコール", "≤": "小なりイコール",
  "℃": "度", "°": "度", "〒": "郵便番号", "※": "米印", "→": "やじるし", "←": "やじるし", "↑": "上やじるし", "↓": "下やじるし", "⇒": "やじるし",
  〆: "しめ", "§": "セクション", "©": "コピーライト", "№": "ナンバー",
  $: "ドル", "¥": "円", "€": "ユーロ", "£": "ポンド", "₩": "ウォン",
  α: "アルファ", β: "ベータ", γ: "ガンマ", δ: "デルタ", ε: "イプシロン", ζ: "ゼータ", η: "イータ", θ: "シータ", ι: "イオタ", κ: "カッパ", λ: "ラムダ", μ: "ミュー",
  ν: "ニュー", ξ: "クサイ", ο: "オミクロン", π: "パイ", ρ: "ロー", σ: "シグマ", τ: "タウ", υ: "ウプシロン", φ: "ファイ", χ: "カイ", ψ: "プサイ", ω: "オメガ",
  Δ: "デルタ", Θ: "シータ", Λ: "ラムダ", Π: "パイ", Σ: "シグマ", Φ: "ファイ", Ψ: "プサイ", Ω: "オメガ",
}; // prettier-ignore

/** Writes out signs by name; `#` is ハッシュタグ before a word and シャープ elsewhere. */
function writeSymbols(text: TracedText): TracedText {
  return (
    text
      .replace(/(?<![A-Za-z])#(?=\p{L})/gu, "ハッシュタグ")
      .replaceAll("#", "シャープ")
      // A wave behind kana that is no range draws the vowel out: すごい～.
      .replace(/(?<=[ぁ-ゖァ-ヺー])~+/g, "ー")
      // Inside a word 〆 belongs to it: 〆切.
      .replace(
        /[&@%+=×÷±√∞∑∫∴∵≒≈≠≧≥≦≤℃°〒※→←↑↓⇒§©№$¥€£₩α-ρσ-ωΔΘΛΠΣΦΨΩ]|〆(?!\p{Script=Han})/gu,
        (sign) => NAMES[sign] ?? sign,
      )
  );
}
