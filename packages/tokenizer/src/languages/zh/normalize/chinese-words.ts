/**
 * The words that the normalisation of a Chinese language writes.
 * @module
 */
import type { TracedStep } from "../../../text/traced-text";
import type { ChineseNumberStyle } from "../numbers";

/** The words in which Mandarin and Cantonese differ. */
export interface ChineseWords extends ChineseNumberStyle {
  /** Between the ends of a range. */
  readonly to: string;
  /** The word for 1 in telephone numbers. */
  readonly calledOne: string;
  /** The word for hours in clock times. */
  readonly hour: string;
  /** What 30 minutes past an hour of the 12-hour clock are called. Default: 三十分. */
  readonly half?: string;
  /** The parts of the day that `am` and `pm` stand for: night, morning, noon, afternoon. */
  readonly partsOfDay: readonly [string, string, string, string];
  /** By sign or code, such as `$` or `USD`. */
  readonly currency: Readonly<Record<string, string>>;
  /** How a price in the language's own money (`$`) is said, where that is not number and unit. */
  readonly price?: (integer: string, fraction: string) => string | undefined;
  /** Names of units that differ from Mandarin's, by symbol. */
  readonly units?: Readonly<Record<string, string>>;
  /** The word for #, &, @ and the like where it differs from Mandarin's. */
  readonly signs?: Readonly<Record<string, string>>;
}

/** One rewriting step. */
export type Step = TracedStep;

/** Mandarin's own words. */
export const MANDARIN_WORDS: ChineseWords = {
  liang: "两",
  liangHundred: true,
  to: "到",
  calledOne: "幺",
  hour: "点",
  partsOfDay: ["凌晨", "上午", "中午", "下午"],
  currency: {
    "¥": "元", "￥": "元", "CN¥": "元", CNY: "人民币", RMB: "人民币", $: "美元", US$: "美元", USD: "美元",
    HK$: "港元", HKD: "港元", NT$: "新台币", TWD: "新台币", A$: "澳元", AU$: "澳元", AUD: "澳元", C$: "加元",
    CA$: "加元", CAD: "加元", NZ$: "新西兰元", NZD: "新西兰元", MOP: "澳门元", MYR: "林吉特", IDR: "印尼盾",
    S$: "新加坡元", SGD: "新加坡元", "€": "欧元", EUR: "欧元", "£": "英镑", GBP: "英镑", "₩": "韩元", KRW: "韩元",
    "JP¥": "日元", JPY: "日元", "₽": "卢布", RUB: "卢布", "₹": "卢比", INR: "卢比", "฿": "泰铢", THB: "泰铢",
    CHF: "瑞士法郎", "₫": "越南盾", VND: "越南盾", "₱": "比索", PHP: "比索", "₺": "里拉", "₿": "比特币", BTC: "比特币",
    "￠": "美分", "¢": "美分",
  }, // prettier-ignore
};
