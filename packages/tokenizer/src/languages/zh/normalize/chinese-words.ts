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
  /** By sign or code, such as `$` or `USD`. */
  readonly currency: Readonly<Record<string, string>>;
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
  currency: {
    "¥": "元", "￥": "元", "CN¥": "元", CNY: "人民币", RMB: "人民币", $: "美元", US$: "美元", USD: "美元",
    HK$: "港元", HKD: "港元", NT$: "新台币", TWD: "新台币", A$: "澳元", AUD: "澳元", C$: "加元", CAD: "加元",
    S$: "新加坡元", SGD: "新加坡元", "€": "欧元", EUR: "欧元", "£": "英镑", GBP: "英镑", "₩": "韩元", KRW: "韩元",
    "JP¥": "日元", JPY: "日元", "₽": "卢布", RUB: "卢布", "₹": "卢比", INR: "卢比", "฿": "泰铢", THB: "泰铢",
    CHF: "瑞士法郎", "₫": "越南盾", "₱": "比索", "₺": "里拉",
  }, // prettier-ignore
};
