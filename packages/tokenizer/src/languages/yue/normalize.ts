/**
 * The words in which Cantonese number reading differs from Mandarin.
 * @module
 */
import { type ChineseWords, createChineseNormalizer, MANDARIN_WORDS } from "../zh/normalize";

const CANTONESE_WORDS: ChineseWords = {
  ...MANDARIN_WORDS,
  liang: "兩",
  liangHundred: false,
  to: "至",
  calledOne: "一",
  hour: "點",
  currency: {
    ...MANDARIN_WORDS.currency,
    $: "蚊",
    US$: "美金",
    USD: "美金",
    HK$: "港紙",
    HKD: "港幣",
    "€": "歐元",
    "£": "英鎊",
  },
};

/** Digits, units and symbols as Cantonese words. */
export const normalizeCantonese = createChineseNormalizer(CANTONESE_WORDS);
