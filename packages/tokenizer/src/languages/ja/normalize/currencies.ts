/**
 * Amounts of money with a sign or an ISO 4217 code.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { alternatives } from "./alternatives";

const NAMES: Readonly<Record<string, string>> = {
  "¥": "円", $: "ドル", "€": "ユーロ", "£": "ポンド", "₩": "ウォン", "₹": "ルピー", "฿": "バーツ", "₽": "ルーブル", "₫": "ドン", "₱": "ペソ", "₺": "リラ", "₿": "ビットコイン",
  US$: "アメリカドル", A$: "オーストラリアドル", AU$: "オーストラリアドル", C$: "カナダドル", CA$: "カナダドル", NZ$: "ニュージーランドドル", HK$: "香港ドル", NT$: "台湾ドル", S$: "シンガポールドル",
  JPY: "円", USD: "アメリカドル", EUR: "ユーロ", GBP: "イギリスポンド", CNY: "人民元", RMB: "人民元", KRW: "韓国ウォン",
  AUD: "オーストラリアドル", CAD: "カナダドル", NZD: "ニュージーランドドル", HKD: "香港ドル", TWD: "台湾ドル", SGD: "シンガポールドル",
  CHF: "スイスフラン", SEK: "スウェーデンクローナ", NOK: "ノルウェークローネ", DKK: "デンマーククローネ", RUB: "ロシアルーブル", TRY: "トルコリラ",
  INR: "インドルピー", IDR: "インドネシアルピア", THB: "タイバーツ", VND: "ベトナムドン", PHP: "フィリピンペソ", MYR: "マレーシアリンギット",
  MXN: "メキシコペソ", BRL: "ブラジルレアル", ZAR: "南アフリカランド", AED: "ディルハム",
}; // prettier-ignore

/** English powers behind an amount: $1.5M. */
const POWERS: Readonly<Record<string, string>> = {
  k: "千",
  K: "千",
  M: "ミリオン",
  B: "ビリオン",
  T: "トリリオン",
};

/** Made on first use. */
let patterns: { before: RegExp; after: RegExp } | undefined;

function moneyPatterns() {
  const names = alternatives(NAMES);
  return (patterns ??= {
    before: new RegExp(
      `(?<![A-Za-z])(${names})\\s?(-?\\d[\\d,]*(?:\\.\\d+)?)(?:([万億兆千百十]{1,3})|([kKMBT])(?![A-Za-z]))?(?:-(?![\\d~]))?`,
      "g",
    ),
    after: new RegExp(`(?<=\\d|\\d[万億兆千百])\\s?(${names})(?![A-Za-z0-9])`, "g"),
  });
}

/** Signs and codes before an amount to names after it; the number stays in digits. */
export function writeCurrencies(text: TracedText): TracedText {
  const { before, after } = moneyPatterns();
  return text
    .replace(
      before,
      (_all, sign: string, number: string, power = "", english = "") =>
        number + power + (english && POWERS[english]) + NAMES[sign],
    )
    .replace(after, (_all, sign: string) => NAMES[sign]);
}
