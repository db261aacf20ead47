/**
 * Quantities with a unit symbol.
 * @module
 */
import { counted } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";
import { anyOf, DASH, NUMBER, SIGN } from "./patterns";
import { TIME_UNITS, UNIT_NAMES } from "./unit-names";

const HAN = /[\u4e00-\u9fff]/;
/** 1h30m, 2h5min. */
const DURATION = /(?<![\d.A-Za-z])(\d{1,3})h\s?(\d{1,2})m(?:in)?(?![A-Za-z\d])/g;
const SCALE = "((?:多|余|餘|几|幾)?[百千]?[万亿萬億]?(?:多|余|餘)?)";
/** A power of ten between a number and its unit: 1×10³kg. */
const POWER = "([⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3})";
/** Symbols that are letters first: they are units beside words of their trade. */
const TRADES: readonly (readonly [symbol: RegExp, trade: RegExp])[] = [
  [/^\d+A$/, /[电電流充]|\d\s?m?[VWΩ]|[伏瓦安欧歐]|保[险險]|插|熔|断路|斷路/],
  [
    /^\d+M$/,
    /[网網宽寬流][带帶速络絡量]?|[内內存]存?|[下上][载載传傳]|[带帶]|[文][件档檔]|大小|[速]|兆|\dG|[bB]ps|容量|空[间間]|Wi-?Fi|缓存|U盘/,
  ],
];
const TRADE_REACH = 16;
/** Measure words that a slash joins: 元/吨 is 元每吨. */
const WORDS = "元|片|粒|颗|顆|滴|丸|美元|人|次|米|公里|千米|克|千克|公斤|毫克|吨|噸|升|毫升|度|个|個|株|件|辆|輛|只|隻|字|亩|畝|平方米|平方公里|立方米|小时|小時|分钟|分鐘|分|秒|转|拍|帧|幀|天|日|月|年|周|週|斤|两|兩|里|块|塊|蚊|㎡|桶|箱|包|袋|杯|碗|位|名|户|戶|家|课时|節|节|集|期|季|克拉|套|台|张|張|本|瓶|盒|晚|公顷|公頃"; // prettier-ignore

/** 5kg → 五千克, -5℃ → 零下五摄氏度, 10km/h → 每小时十公里, 5mg/L → 五毫克每升, 元/吨 → 元每吨. */
export function measures(words: ChineseWords): Step {
  // Several spellings of small letters are common (5KG, 20hz); where capitals say something else, only the exact one.
  const exact = new Map(Object.entries({ ...UNIT_NAMES, ...words.units }));
  const folded = new Map<string, string>();
  for (const [symbol, name] of exact)
    if (symbol.length > 1 && !folded.has(symbol.toLowerCase()))
      folded.set(symbol.toLowerCase(), name);
  const nameOf = (symbol: string) => exact.get(symbol) ?? folded.get(symbol.toLowerCase());
  const symbols = anyOf([...exact.keys()]);
  const perTime = anyOf(Object.keys(TIME_UNITS));
  const end = "(?![A-Za-z\\d²³])";
  const quantity = new RegExp(
    `(${SIGN})?(${NUMBER})${POWER}\\s?${SCALE}(${symbols})(?:/(${perTime})|/(${symbols}))?${end}`,
    "gi",
  );
  const range = new RegExp(`(?<=\\d)\\s?(?:${symbols})?\\s?${DASH}\\s?(?=[\\d.]+\\s?(?:${symbols})${end})`, "gi"); // prettier-ignore
  // 上千m, 几百kg: the number is written in words.
  const worded = new RegExp(
    `([万萬亿億千百十多余餘几幾数數两兩半三五六七八九])\\s?(${anyOf([...exact.keys()].filter((symbol) => symbol.length > 1 || /[mgLt]/.test(symbol)))})(?:/(${perTime})|/(${symbols}))?${end}`,
    "g",
  );
  // 96次/min, 5元/kg: a word counts, a symbol tells what it is per.
  const perSymbol = new RegExp(
    `(?<=${WORDS}|[滴粒步题題拍⁰¹²³⁴⁵⁶⁷⁸⁹])/(${anyOf([...Object.keys(TIME_UNITS), "kg", "g", "L", "mL", "ml", "km", "m²", "m2", "m³", "m3", "㎡", "m", "GB", "kWh", "t"])})${end}`,
    "g",
  );
  // 5A景区 is a rating, 12A a seat and 27M a bus.
  const isLetter = (all: string, at: number, whole: string) => {
    const trade = TRADES.find(([symbol]) => symbol.test(all));
    if (!trade) return false;
    if (
      HAN.test(whole[at + all.length] ?? "") &&
      /^\d[A]$/.test(all) &&
      /^[级級景]/.test(whole.slice(at + all.length))
    )
      return true;
    const around =
      whole.slice(Math.max(0, at - TRADE_REACH), at) +
      " " +
      whole.slice(at + all.length, at + all.length + TRADE_REACH);
    return !trade[1].test(around);
  };
  const slash = new RegExp(`(?<=${WORDS})/(?=(?:${WORDS}))`, "g");
  const say = (minus: string | undefined, number: string, scale: string, symbol: string) => {
    const sign = minus ? (/[°º℃℉]/.test(symbol) ? "零下" : "负") : "";
    return sign + counted(number, words) + scale + nameOf(symbol);
  };
  const below = new RegExp(
    `(?<![\\w)）%％℃])[-−](?=\\d{1,3}(?:\\.\\d)?(?:${DASH}\\d{1,2})?(?:(?:摄氏)?度(?!数)|\\s?[°℃℉]))`,
    "g",
  );
  return (text) =>
    text
      .replace(below, "零下")
      .replace(range, (all) => `${unitOf(all, nameOf)}${words.to}`)
      .replace(/(?<=\d)[wW](?=\+)/g, "万")
      .replace(/(?<=\d)\s?[xX]\s?(?=\d)/g, "乘")
      .replace(DURATION, (_, hours, minutes) => `${hours}小时${minutes}分`)
      .replace(
        quantity,
        (all, minus, number, raised, scale, symbol, time, per, at: number, whole) => {
          if (isLetter(all, at, whole)) return all;
          if (nameOf(symbol) === undefined || (per && nameOf(per) === undefined)) return all;
          if (time)
            return `每${TIME_UNITS[time.toLowerCase()]}${say(minus, number, raised + scale, symbol)}`;
          return say(minus, number, raised + scale, symbol) + (per ? `每${nameOf(per)}` : "");
        },
      )
      .replace(worded, (all, scale, symbol, time, per) => {
        if (per && nameOf(per) === undefined) return all;
        const behind = time ? `每${TIME_UNITS[time.toLowerCase()]}` : per ? `每${nameOf(per)}` : "";
        return scale + nameOf(symbol) + behind;
      })
      .replace(perSymbol, (_, symbol) => `每${TIME_UNITS[symbol] ?? nameOf(symbol)}`)
      .replace(/(?<=\d)[wW](?![A-Za-z])/g, "万")
      .replace(/(?<![\d.A-Za-z])(\d{1,2})[vV](?=\d{1,2}(?![\dA-Za-z.]))/g, "$1对")
      .replace(
        /(?<=\d)\+(?=[年人个個万萬亿億岁歲家款种種所位项項次天部座名条條张張只隻国國])/g,
        "多",
      )
      .replace(/(?<![\w\u4e00-\u9fff~～)）])[~～](?=\d)/g, "约")
      .replace(slash, "每");
}

/** The unit that stands in front of a dash: in 10cm-20cm both are said. */
function unitOf(text: string, nameOf: (symbol: string) => string | undefined): string {
  const symbol = text.replace(/[\s~～〜–—-]/g, "");
  return symbol ? (nameOf(symbol) ?? symbol) : "";
}
