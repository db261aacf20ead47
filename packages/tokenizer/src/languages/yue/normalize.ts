/**
 * The words in which Cantonese number reading differs from Mandarin.
 * @module
 */
import type { TracedText } from "../../text/traced-text";
import { type ChineseWords, createChineseNormalizer, MANDARIN_WORDS } from "../zh/normalize";
import { spokenPrice } from "./price";

const CANTONESE_WORDS: ChineseWords = {
  ...MANDARIN_WORDS,
  liang: "兩",
  liangHundred: false,
  to: "至",
  calledOne: "一",
  hour: "點",
  half: "半",
  partsOfDay: ["凌晨", "上晝", "中午", "下晝"],
  price: spokenPrice,
  currency: {
    ...MANDARIN_WORDS.currency,
    $: "蚊",
    US$: "美金",
    USD: "美金",
    HK$: "港元",
    HKD: "港元",
    "€": "歐元",
    "£": "英鎊",
  },
  units: {
    kg: "公斤", "℃": "度", "°C": "度", GB: "GB", MB: "MB", TB: "TB", KB: "KB", kB: "KB", GHz: "GHz", MHz: "MHz",
    Mbps: "Mbps", Gbps: "Gbps", h: "小時", hr: "小時",
  }, // prettier-ignore
  signs: { "&": "同" },
};

/** Characters of the words that normalisation writes, as Cantonese writes them. */
const SIMPLIFIED = "万亿点负两减约号转摄华欧镑韩顿币时钟吨兹纳贝";
const TRADITIONAL = "萬億點負兩減約號轉攝華歐鎊韓頓幣時鐘噸茲納貝";
const WRITTEN_SHORT = new RegExp(`[${SIMPLIFIED}]|(?<=[等大小])于`, "g");

function traditionalWords(text: TracedText): TracedText {
  return text.replace(WRITTEN_SHORT, (character) =>
    character === "于" ? "於" : TRADITIONAL[SIMPLIFIED.indexOf(character)],
  );
}

const normalizeNumbers = createChineseNormalizer(CANTONESE_WORDS);

/** Digits, units and symbols as Cantonese words. */
export const normalizeCantonese = (text: TracedText): TracedText =>
  traditionalWords(normalizeNumbers(text.replace(WRITTEN_PRICE, spokenWrittenPrice)));

/** 12.5蚊 → 12蚊半. */
const WRITTEN_PRICE = /(?<![\d.,])(\d{1,3})\.50?蚊/g;
function spokenWrittenPrice(_: string, integer: string): string {
  return `${integer}蚊半`;
}
