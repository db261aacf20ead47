import type { TracedText } from "../../../text/traced-text";
import { MINUS, MULTIPLIER, NUMBER, readNumber } from "./numbers";

/** Names by sign or ISO 4217 code. */
const NAMES: Readonly<Record<string, string>> = {
  "₩": "원",
  "￦": "원",
  KRW: "원",
  US$: "달러",
  HK$: "홍콩 달러",
  HKD: "홍콩 달러",
  NT$: "대만 달러",
  TWD: "대만 달러",
  A$: "호주 달러",
  AUD: "호주 달러",
  C$: "캐나다 달러",
  CAD: "캐나다 달러",
  S$: "싱가포르 달러",
  SGD: "싱가포르 달러",
  NZD: "뉴질랜드 달러",
  $: "달러",
  USD: "달러",
  "€": "유로",
  EUR: "유로",
  "£": "파운드",
  GBP: "파운드",
  "¥": "엔",
  "￥": "엔",
  JPY: "엔",
  CNY: "위안",
  RMB: "위안",
  CHF: "스위스 프랑",
  THB: "바트",
  "฿": "바트",
  VND: "동",
  "₫": "동",
  INR: "루피",
  "₹": "루피",
  RUB: "루블",
  "₽": "루블",
};

/** English powers after an amount: $5M. */
const ENGLISH_POWERS: Readonly<Record<string, string>> = { K: "천", M: " 밀리언", B: " 빌리언" };

/** Made on first use. */
let patterns: { before: RegExp; after: RegExp } | undefined;

function moneyPatterns() {
  if (patterns) return patterns;
  const sign = Object.keys(NAMES)
    .sort((a, b) => b.length - a.length)
    .map((name) => (/^[A-Z]+$/.test(name) ? `(?<![A-Za-z])${name}` : name.replaceAll("$", "\\$")))
    .join("|");
  return (patterns = {
    before: new RegExp(
      String.raw`(${MINUS})(${sign})\s?(${NUMBER})([KMB](?![A-Za-z])|${MULTIPLIER})`,
      "gi",
    ),
    after: new RegExp(String.raw`(${MINUS}${NUMBER})(${MULTIPLIER})\s?(${sign})(?![A-Za-z])`, "gi"),
  });
}

/** ₩1,000 → 천원; $200 → 이백 달러; 5억 USD → 오억 달러. */
export function readCurrency(text: TracedText): TracedText {
  const { before, after } = moneyPatterns();
  return text
    .replace(before, (_, minus: string, sign: string, number: string, multiplier: string) =>
      amount(minus + number, multiplier, sign),
    )
    .replace(after, (_, number: string, multiplier: string, sign: string) =>
      amount(number, multiplier, sign),
    );
}

function amount(number: string, multiplier: string, sign: string): string {
  const name = NAMES[sign.toUpperCase()];
  const value = readNumber(number);
  const english = ENGLISH_POWERS[multiplier.toUpperCase()];
  if (english) return `${value}${english} ${name}`;
  const words = (value === "일" && /^[십백천만]/.test(multiplier) ? "" : value) + multiplier;
  return name === "원" ? words + name : `${words} ${name}`;
}
