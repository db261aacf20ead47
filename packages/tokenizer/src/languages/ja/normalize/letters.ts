import type { TracedText } from "../../../text/traced-text";
import { digitsToKanji, digitsToSpokenKanji } from "./numbers";

const NAMES =
  "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット";

/** Letter by letter: pdf to ピーディーエフ. Other characters stay. */
function spellLatin(letters: string): string {
  const names = NAMES.split(" ");
  return letters.replace(/[A-Za-z]/g, (letter) => names[letter.toLowerCase().charCodeAt(0) - 97]);
}

const ONES =
  "ゼロ ワン ツー スリー フォー ファイブ シックス セブン エイト ナイン テン イレブン トゥエルブ サーティーン フォーティーン フィフティーン シックスティーン セブンティーン エイティーン ナインティーン";
const TENS =
  "トゥエンティー サーティー フォーティー フィフティー シックスティー セブンティー エイティー ナインティー";
const ORDINALS =
  "ファースト セカンド サード フォース フィフス シックスス セブンス エイス ナインス テンス";

/** An English number of one or two digits in katakana. */
function englishNumber(digits: string): string {
  const value = Number(digits);
  const ones = ONES.split(" ");
  if (value < 20) return ones[value];
  const rest = value % 10;
  return TENS.split(" ")[Math.floor(value / 10) - 2] + (rest ? ones[rest] : "");
}

/** Digits inside such names to English words in katakana, or "to" between two capital letters. */
export function writeLettersWithDigits(text: TracedText): TracedText {
  return (
    text
      // Business to business, peer to peer; but water is H2O and B2F a floor.
      .replace(
        /(?<=(?:^|[^A-Za-z\d])[A-Z])2(?=[A-EG-Z](?![A-Za-z\d]))/g,
        (two, at: number, all: string) =>
          /^(?:H2[OS]|N2O)$/.test(all.slice(at - 1, at + 2)) ? two : " to ",
      )
      .replace(
        /(?<=(?:^|[^A-Za-z\d])[A-Za-z][A-Za-z]{1,30})([1-9]\d?)(?![\dA-Za-z.,:/-])/g,
        englishNumber,
      )
      .replace(
        /(?<![A-Za-z\d.,])([1-9])(D(?=[A-Z]{0,3}(?![A-Za-z\d]))|G(?![A-Za-z\d]))/g,
        (_all, digit: string, letter: string) => englishNumber(digit) + spellLatin(letter),
      )
      .replace(
        /(?<![A-Za-z\d.,])(\d)([SK]?L?D?K)(?![A-Za-z\d])/g,
        (_all, digit: string, letters: string) => digit + spellLatin(letters),
      )
      .replace(
        /(?<![A-Za-z\d.,])(\d{1,3})(?:st|nd|rd|th)(?![A-Za-z\d])/gi,
        (_all, digits: string) => ORDINALS.split(" ")[Number(digits) - 1] ?? `${digits}番目`,
      )
  );
}

/** Digits of names: member numbers, rooms, flights, serials with letters, and all with a leading zero. */
export function writeIdentifiers(text: TracedText): TracedText {
  return (
    text
      .replace(
        /(?<=(?:番号|コード|ナンバー|ID|I D|No\.?|型番|品番|口座|パスワード|暗証番号|シリアル)(?:は|:|が)?\s?)((?:[A-Z]{1,6}-?)?)(\d+(?:-\d+){0,4})(?![\d.,]|[番桁つ個])/g,
        (_all, letters: string, digits: string) =>
          letters + digitsToKanji(digits).replaceAll("-", "の"),
      )
      .replace(/(?<![\d.,])(\d{3,})(?=号室|便)/g, digitsToKanji)
      // AB-12345 is a part number; two digits and fewer are spoken as a number (COVID-19).
      .replace(/(?<=(?:^|[^A-Za-z])[A-Z]{1,5}-)\d{3,}(?![\d.,])/g, digitsToKanji)
      // A leading zero says that it is no quantity: 007.
      .replace(/(?<![\d.,/])0\d+(?![\d.,/:年月日時分秒])/g, digitsToSpokenKanji)
  );
}

const TITLES: Readonly<Record<string, string>> = {
  Mr: "ミスター", Mrs: "ミセス", Ms: "ミズ", Dr: "ドクター", Prof: "プロフェッサー", St: "セント",
}; // prettier-ignore

/** Titles before names, "versus" between opponents, "et cetera", and the laughing www of chats. */
export function writeAbbreviations(text: TracedText): TracedText {
  return text
    .replace(
      /(?<![A-Za-z])(Mrs|Mr|Ms|Dr|Prof|St)\.\s?(?=[\p{L}])/gu,
      (_all, title: string) => TITLES[title],
    )
    .replace(/(?<=\S)\s?(?<![A-Za-z])(?:vs|VS)(?![A-Za-z])\.?\s?(?=\S)/g, "バーサス")
    .replace(/(?<![A-Za-z])etc(?![A-Za-z])\.?/g, "エトセトラ")
    .replace(/(?<=[ぁ-ゖァ-ヺー一-龠!?。])[wW]{1,200}(?![A-Za-z\d.])/g, "ワラ");
}

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
