/**
 * Latin letters that belong to their neighbour: units, currency codes, model names, single letters.
 * @module
 */
import type { Run } from "./runs";

/**
 * How a Latin run hangs on its neighbour: as the `unit` of a number (5 kg, US$5, 3D), which no language claims, as a
 * `name` before it (A4, COVID-19), or as a `letter` beside a Han character (T恤, B超).
 */
export type Embedding = "unit" | "name" | "letter";

/** Units and tails that may stand behind a number and a blank: "5 kg", "3 pm", "100 BC". */
const SPACED_TAIL =
  /^(?:[kcmnd]?m|[km]?g|lbs?|oz|[mdk]?l|ha|mi|mph|in|ft|yd|[kMGT]?Hz|[kMG]?Wh?|[km]?V|m?Ah?|[kh]?Pa|k?cal|dB|[KkMGTP]B|[kMG]?bps|fps|rpm|px|pt|ms|hr|min|sec|[munμ]?mol|m?IU|mmHg|dL|mEq|[ap]m|BCE?|AD|CE|x|k|M|bn)$/i; // prettier-ignore
/** The end of a number in Chinese words. */
const AMOUNT = /[万萬亿億千百十多余餘几幾数數两兩半]$/;
/** Units behind such a number. */
const HAN_TAIL =
  /^(?:[kcmndμµ]?m|[kmnμµ]?g|[mdμ]?[lL]|ha|t|[kMGT]?Hz|[kMG]W[h]?|kV|mAh|[kMh]?Pa|k?cal|dB|[KMGTP]B|[KMG]?bps|fps|rpm|px|[munμ]?mol|IU|h|min|ms)$/;
/** What is counted per unit: 96次/min. */
const COUNT = /[次转轉拍滴元人个個步片粒块塊蚊题題帧幀圈]$/;
/** Short forms whose number is called out. */
const LABEL =
  /^(?:U?ID|PIN|Pin|OTP|QQ|CVV|SN|Tel|TEL|WhatsApp|Whatsapp|WeChat|VX|IMEI|No|IS[BS]N)$/;
const LABELLED = /^\s?(?:[:：=＝#]|即?[係是系为為])?\s?\d/;
/** What two or three letters and a blank belong to the number behind. */
const PLATE = /(?:[车車]牌|航班|班[机機])(?:[号號]|[号號][码碼])?[係是为為:：]?\s?$/;
/** ISO 4217 codes of the currencies that people write beside an amount. */
const CURRENCY =
  /^(?:USD|EUR|GBP|JPY|CNY|RMB|HKD|TWD|NTD|KRW|SGD|AUD|CAD|NZD|CHF|INR|RUB|THB|VND|MYR|IDR|PHP|MOP|SEK|NOK|DKK|BRL|MXN|ZAR|TRY|AED)$/i; // prettier-ignore
/** What may stand directly before a currency sign: US$, HK$. */
const COUNTRY = /^(?:US|HK|NT|AU?|CA?|NZ|SG?|CN|JP|R|MOP)$/;
const ORDINAL = /^(?:st|nd|rd|th)$/i;
/** Halves of the day and eras, with dots or without, behind a number or the word that counts it: 3 p.m., 8点am, 前5年 b.c. */
const TIME_TAIL =
  /(?<=[\d年月日点點时時시일월년]\s?)(?:[ap]\.?\s?m|b\.?\s?c(?:\.?\s?e)?|a\.?\s?d)(?![A-Za-z])/gi;
/** What makes a word of another script a file name. */
const EXTENSION =
  /^(?:pdf|docx?|xlsx?|pptx?|hwp|txt|md|csv|json|xml|html?|zip|exe|apk|jpe?g|png|gif|svg|mp[34]|wav|mov)$/i;

/**
 * Which Latin runs belong to a neighbour, so that whoever reads the neighbour reads them too.
 * @param runs - Runs that cover `text`.
 * @returns One answer per run; `undefined` for runs that are not Latin or stand for themselves.
 */
export function embeddedLatin(runs: readonly Run[], text: string): (Embedding | undefined)[] {
  const found: (Embedding | undefined)[] = [];
  const written = (index: number) =>
    runs[index] ? text.slice(runs[index].start, runs[index].end) : "";
  const tails = Array.from(text.matchAll(TIME_TAIL), ({ 0: tail, index }) => ({ start: index, end: index + tail.length })); // prettier-ignore
  const isDigit = (index: number) => runs[index]?.script === "digit";
  const isUnit = (index: number) => isDigit(index) || found[index] === "unit";
  const embeddingOf = (i: number): Embedding | undefined => {
    const word = written(i);
    const before = written(i - 1);
    const after = written(i + 1);
    const { start, end } = runs[i];
    while (tails.length > 0 && tails[0].end <= start) tails.shift();
    if (tails.length > 0 && tails[0].start <= start && end <= tails[0].end) return "unit";
    if (before === "." && i > 1 && EXTENSION.test(word) && !/^(?:latin|digit|mark)$/.test(runs[i - 2].script)) return "unit"; // prettier-ignore
    // A share with its exchange: 600036.SH.
    if (before === "." && isDigit(i - 2) && /^(?:HK|SH|SZ|BJ|SS|TW|US)$/.test(word)) return "unit";
    // 5ms, 3D, 4K; an English ordinal is a word.
    if (isDigit(i - 1)) return !ORDINAL.test(word) && word.length <= 5 ? "unit" : undefined;
    if (/^[°º]$/.test(before.trim())) return /^[CF]$/.test(word) ? "unit" : undefined;
    if (/^[μµ]$/.test(before) && (isDigit(i - 2) || isDigit(i - 3))) return "unit";
    // 1×10³kg, 3万km, 上千m: the number ends in a raised digit or in a word.
    if (/^[⁰¹²³⁴-⁹]+$/.test(before) && isDigit(i - 2) && SPACED_TAIL.test(word)) return "unit";
    if (runs[i - 1]?.script === "han" && AMOUNT.test(before) && HAN_TAIL.test(word) && !/^[A-Za-z]$/.test(after)) return "unit"; // prettier-ignore
    // ID=10086, QQ：123456: what follows is its number.
    if (LABEL.test(word) && LABELLED.test(text.slice(end, end + 8))) return "name";
    // A plate with a blank: 車牌AB 1234. A ground floor: G/F.
    if (/^[A-Z]{1,3}$/.test(word) && after === " " && isDigit(i + 2) && PLATE.test(text.slice(Math.max(0, start - 8), start))) return "name"; // prettier-ignore
    if (text.startsWith("G/F", word === "F" ? start - 2 : start)) return "letter";
    const isSpaced = /^\s$/.test(before) && isDigit(i - 2);
    if (isSpaced && (SPACED_TAIL.test(word) || CURRENCY.test(word))) return "unit";
    // An English word, though one that every normalisation knows.
    if (isSpaced && /^(?:m|b|tr)illion$/i.test(word)) return "name";
    if (/^\s$/.test(after) && isDigit(i + 2) && CURRENCY.test(word)) return "unit";
    if (/^[$¥￥]\s?$/.test(after) && isDigit(i + 2)) return COUNTRY.test(word) ? "unit" : undefined;
    if (/^\.\s?$/.test(after) && isDigit(i + 2) && /^(?:No|Vol|Ver|Fig|v)$/i.test(word))
      return "name";
    // A4, MP3, COVID-19.
    if (isDigit(i + 1) || (/^[-–]$/.test(after) && isDigit(i + 2)))
      return CURRENCY.test(word) ? "unit" : "name";
    if (/^[A-Z]$/.test(word) && (runs[i - 1]?.script === "han" || runs[i + 1]?.script === "han"))
      return "letter";
    // The "per" part of a unit: km/h, mg/L, m³/h; also behind an amount of money.
    const above = /^[²³]$/.test(written(i - 2)) ? i - 3 : i - 2;
    if (before === "/" && /^[⁰¹²³⁴-⁹]+$/.test(written(i - 2)) && /^[mμµd]?[lL]$/.test(word)) return "unit"; // prettier-ignore
    if (before === "/" && runs[i - 2]?.script === "han" && COUNT.test(written(i - 2)) && SPACED_TAIL.test(word)) return "unit"; // prettier-ignore
    return before === "/" && word.length <= 4 && isUnit(above) ? "unit" : undefined;
  };
  runs.forEach(({ script }, i) => {
    found.push(script === "latin" ? embeddingOf(i) : undefined);
  });
  return found;
}
