/**
 * The words in which Cantonese number reading differs from Mandarin.
 * @module
 */
import { type ChineseWords, createChineseNormalizer, MANDARIN_WORDS } from "../zh/normalize";

const CANTONESE_WORDS: ChineseWords = {
  ...MANDARIN_WORDS,
  liang: true,
  to: "至",
  currency: { "¥": "元", "￥": "元", $: "蚊", US$: "美金", HK$: "港紙", "€": "歐元", "£": "英鎊" },
};

/** Digits, units and symbols as Cantonese words. */
export const normalizeCantonese = createChineseNormalizer(CANTONESE_WORDS);
