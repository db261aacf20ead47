/**
 * Signs that are words by themselves.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const NAMES: Readonly<Record<string, string>> = {
  "&": "アンド",
  "@": "アットマーク",
  "%": "パーセント",
  "+": "プラス",
  "=": "イコール",
  "×": "カケル",
  "÷": "ワル",
  "√": "ルート",
  "∞": "無限大",
  π: "パイ",
  α: "アルファ",
  β: "ベータ",
  γ: "ガンマ",
  Ω: "オメガ",
  "℃": "度",
  "°": "度",
  "〒": "郵便番号",
  "※": "米印",
  "→": "やじるし",
  〆: "しめ",
  "§": "セクション",
  $: "ドル",
  "¥": "円",
  "€": "ユーロ",
  "£": "ポンド",
};

/** Writes out signs by name; `#` is ハッシュタグ before a word and シャープ elsewhere. */
export function writeSymbols(text: TracedText): TracedText {
  return (
    text
      .replace(/#(?=[\p{L}])/gu, "ハッシュタグ")
      .replaceAll("#", "シャープ")
      // A wave behind kana that is no range draws the vowel out: すごい～.
      .replace(/(?<=[ぁ-ゖァ-ヺー])~+/g, "ー")
      .replace(/[&@%+=×÷√∞παβγΩ℃°〒※→〆§$¥€£]/g, (sign) => NAMES[sign])
  );
}
