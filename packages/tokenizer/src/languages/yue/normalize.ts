/**
 * The words in which Cantonese number reading differs from Mandarin.
 * @module
 */
import type { TracedText } from "../../text/traced-text";
import { type ChineseWords, createChineseNormalizer, MANDARIN_WORDS } from "../zh/normalize";
import { digitsToChinese } from "../zh/numbers";
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
const SIMPLIFIED = "万亿点负两减约号转摄华欧镑韩顿币时钟吨兹纳贝楼页张题单厘图传电亚";
const TRADITIONAL = "萬億點負兩減約號轉攝華歐鎊韓頓幣時鐘噸茲納貝樓頁張題單厘圖傳電亞";
const WRITTEN_SHORT = new RegExp(`[${SIMPLIFIED}]|(?<=[等大小])于`, "g");

function traditionalWords(text: TracedText): TracedText {
  return text.replace(WRITTEN_SHORT, (character) =>
    character === "于" ? "於" : TRADITIONAL[SIMPLIFIED.indexOf(character)],
  );
}

const normalizeNumbers = createChineseNormalizer(CANTONESE_WORDS);

/** Digits, units and symbols as Cantonese words. */
export const normalizeCantonese = (text: TracedText): TracedText =>
  traditionalWords(
    normalizeNumbers(
      text
        .replace(TWO_DAYS, "兩日")
        .replace(WRITTEN_PRICE, spokenWrittenPrice)
        .replace(TELEPHONE, (all) => digitsToChinese(all))
        .replace(BUS, (all) => digitsToChinese(all)),
    ),
  );

/** Eight digits, in one row or in two groups: a telephone in Hong Kong or Macau. */
const TELEPHONE =
  /(?=\d)(?<![\d.,:$＄¥￥/-] ?)(?!(?:19|20)\d\d-(?:19|20)\d\d)[2-9]\d{3}[ -]?\d{4}(?! ?[\d,:-]|\.\d|[萬万億亿蚊元個个人年次])/g;
/** Lines of three digits, by word or letter: 960號巴士, 101X. */
const BUS =
  /(?=\d)(?<=(?:搭|坐|乘|轉|等|巴士|[九城新]巴|小巴|公車|路線|截|追|線)(?:巴士|[九城新]巴|小巴|專線)?[係:：\s]?)\d{3}(?=[A-Z]?(?![\dA-Za-z.,]|[蚊元個人分年月日次呎米萬]))|(?<![\d.$,])\d{3}(?=[A-Z]?(?:號|路)?(?:巴士|[九城新]巴|小巴|專線)|[XPRSENDC](?![A-Za-z\d]))/g;
/** Days are numbered with 號; 日 counts them. */
const TWO_DAYS = /(?<![\d.月第~～–—-])2日/g;
/** 12.5蚊 → 12蚊半. */
const WRITTEN_PRICE = /(?<![\d.,])(\d{1,3})\.50?蚊/g;
function spokenWrittenPrice(_: string, integer: string): string {
  return `${integer}蚊半`;
}
