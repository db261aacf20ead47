/**
 * URLs, e-mail addresses, mentions and file names.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToSpokenKanji } from "./kanji-numerals";
import { spellLatin } from "./letters";

const SIGNS: Readonly<Record<string, string>> = {
  ".": "ドット", "/": "スラッシュ", "@": "アットマーク", ":": "コロン", "-": "ハイフン", _: "アンダーバー", "?": "クエスチョン",
  "=": "イコール", "&": "アンド", "#": "シャープ", "%": "パーセント", "+": "プラス", "~": "チルダ",
}; // prettier-ignore

/** Parts that are spoken as words. */
const WORDS: Readonly<Record<string, string>> = {
  com: "コム", net: "ネット", info: "インフォ", app: "アップ", shop: "ショップ", blog: "ブログ", mail: "メール", news: "ニュース",
  online: "オンライン", site: "サイト", web: "ウェブ", google: "グーグル", gmail: "ジーメール", yahoo: "ヤフー", youtube: "ユーチューブ",
  twitter: "ツイッター", amazon: "アマゾン", example: "イグザンプル", support: "サポート", contact: "コンタクト", test: "テスト",
}; // prettier-ignore

/** Addresses have ASCII only; a mark at the end belongs to the sentence. */
const URL = /(?<![A-Za-z\d])(?:https?:\/\/|www\.)[A-Za-z\d.:/@?=&#%_+~-]{0,2000}[A-Za-z\d/]/g;
const EMAIL =
  /(?<![A-Za-z\d._%+-])[A-Za-z\d][A-Za-z\d._%+-]{0,63}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,5}/g;
const DOMAIN =
  /(?<![A-Za-z\d.@_-])[A-Za-z][A-Za-z\d-]{0,62}(?:\.[A-Za-z\d-]{1,62}){0,4}\.(?:com|net|org|jp|io|dev|info|app|tv|edu|gov|biz|me)(?:\/[A-Za-z\d/._~-]{0,500}[A-Za-z\d/])?(?![A-Za-z\d])/g;
const FILE =
  /(?<=[\p{L}\d])\.(pdf|docx?|xlsx?|pptx?|txt|csv|zip|jpe?g|png|gif|mp[34]|wav|html?|exe|json|py|js)(?![A-Za-z\d])/giu;
const MENTION = /(?<![A-Za-z\d.])@([A-Za-z][A-Za-z\d_]{0,30})/g;

function speakAddress(address: string): string {
  return address
    .replace(/[A-Za-z]+/g, (part) => WORDS[part.toLowerCase()] ?? spellLatin(part))
    .replace(/\d+/g, digitsToSpokenKanji)
    .replace(/[./@:\-_?=&#%+~]/g, (sign) => `・${SIGNS[sign]}・`)
    .replace(/・{2,}/g, "・")
    .replace(/^・|・$/g, "");
}

/** Addresses to katakana with middle dots between the parts, letter by letter where a part is no common word. */
export function writeWebAddresses(text: TracedText): TracedText {
  return text
    .replace(URL, speakAddress)
    .replace(EMAIL, speakAddress)
    .replace(DOMAIN, speakAddress)
    .replace(MENTION, (_all, name: string) => `アットマーク・${speakAddress(name)}`)
    .replace(FILE, (_all, extension: string) => `・ドット・${speakAddress(extension)}`);
}
