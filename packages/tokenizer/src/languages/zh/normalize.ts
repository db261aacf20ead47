/**
 * Digits, units and symbols as Chinese words.
 * @module
 */
import {
  type ChineseNumberStyle,
  digitsToChinese,
  integerToChinese,
  numberToChinese,
} from "./numbers";

/** The words in which Mandarin and Cantonese differ. */
export interface ChineseWords extends ChineseNumberStyle {
  /** Between the ends of a range. */
  readonly to: string;
  /** The minus sign in front of a temperature. */
  readonly belowZero: string;
  readonly minus: string;
  readonly currency: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly hour: string;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

const UNITS = {
  km: "公里", cm: "厘米", mm: "毫米", kg: "公斤", mg: "毫克", ml: "毫升", kb: "千字节",
  mb: "兆", gb: "吉字节", tb: "太字节", hz: "赫兹", khz: "千赫", mhz: "兆赫", ghz: "吉赫",
  kw: "千瓦", kwh: "千瓦时", "km/h": "公里每小时", "m/s": "米每秒", "℃": "摄氏度",
  "°c": "摄氏度", "℉": "华氏度", "°f": "华氏度", "°": "度", "m²": "平方米", "m³": "立方米",
  "㎡": "平方米", m: "米", g: "克", l: "升", t: "吨", w: "瓦", v: "伏", s: "秒", h: "小时", min: "分钟",
}; // prettier-ignore

/** Mandarin's own words. */
export const MANDARIN_WORDS: ChineseWords = {
  liang: true,
  to: "到",
  belowZero: "零下",
  minus: "负",
  currency: {
    "¥": "元", "￥": "元", "$": "美元", "US$": "美元", "HK$": "港元", "€": "欧元", "£": "英镑", "₩": "韩元",
  }, // prettier-ignore
  units: UNITS,
  hour: "点",
};

/** One rewriting step. */
type Step = (text: string) => string;

function dates(words: ChineseWords): Step {
  const year = (digits: string) => digitsToChinese(digits, words);
  return (text) =>
    text
      .replace(
        /(?<!\d)(\d{4})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?!\d)/g,
        (_, y, m, d) => `${year(y)}年${integerToChinese(m)}月${integerToChinese(d)}日`,
      )
      .replace(/(?<!\d)(\d{4}|\d{2})(?=年)/g, (_, y) => year(y));
}

function times(words: ChineseWords): Step {
  return (text) =>
    text.replace(
      /(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])/g,
      (_, h, m, s) =>
        integerToChinese(h, words).replace(/^二$/, words.liang ? "两" : "二") +
        words.hour +
        (m === "00" && !s
          ? ""
          : (m[0] === "0" ? "零" : "") + (m === "00" ? "" : integerToChinese(m)) + "分") +
        (s ? (s[0] === "0" ? "零" : "") + integerToChinese(s) + "秒" : ""),
    );
}

function money(words: ChineseWords): Step {
  const signs = Object.keys(words.currency).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(${signs.map((sign) => sign.replace(/\$/g, "\\$")).join("|")})\\s?(${NUMBER})([万亿萬億]?)`,
    "g",
  );
  return (text) =>
    text.replace(
      pattern,
      (_, sign, amount, scale) => numberToChinese(amount, words) + scale + words.currency[sign],
    );
}

function percent(words: ChineseWords): Step {
  return (text) =>
    text
      .replace(
        new RegExp(`([-−]?)(${NUMBER})\\s?[%％]`, "g"),
        (_, sign, n) => `${sign ? words.minus : ""}百分之${numberToChinese(n)}`,
      )
      .replace(new RegExp(`(${NUMBER})\\s?‰`, "g"), (_, n) => `千分之${numberToChinese(n)}`)
      .replace(
        /(?<![\d/])(\d{1,3})\/(\d{1,4})(?![\d/])/g,
        (_, a, b) => `${integerToChinese(b)}分之${integerToChinese(a)}`,
      );
}

function ranges(words: ChineseWords): Step {
  return (text) => text.replace(/(?<=[\d%％℃°年月日])\s?[~～–—-]\s?(?=\d)/g, words.to);
}

function measures(words: ChineseWords): Step {
  const names = Object.keys(words.units).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`([-−]?)(${NUMBER})\\s?(${names.join("|")})(?![a-z])`, "gi");
  return (text) =>
    text.replace(pattern, (_, sign, n, unit) => {
      const degrees = /[°℃℉]/.test(unit);
      const minus = sign ? (degrees ? words.belowZero : words.minus) : "";
      return minus + counted(n, words) + words.units[unit.toLowerCase()];
    });
}

/** A number in front of something counted: a lone 2 is 两. */
function counted(text: string, words: ChineseWords): string {
  return text === "2" && words.liang ? "两" : numberToChinese(text, words);
}

function plainNumbers(words: ChineseWords): Step {
  const classifiers =
    "[个個位只隻条條张張本次天周週年岁歲倍种種件人名家所台部座辆輛口杯块塊点點小钟鐘]";
  return (text) =>
    text
      // Eleven digits are a mobile number, hyphenated groups a landline: digit by digit.
      .replace(/(?<!\d)\+?\d{2,4}(?:[- ]\d{3,4}){1,3}(?!\d)|(?<![\d.])\d{7,}(?![\d.])/g, (n) =>
        digitsToChinese(n, words),
      )
      .replace(new RegExp(`(?<![\\d.第])2(?=${classifiers}(?!月))`, "g"), words.liang ? "两" : "二")
      .replace(/(?<![\d.])0\d+(?![\d.])/g, (n) => digitsToChinese(n, words))
      .replace(/(?<=第)\d+/g, (n) => integerToChinese(n))
      .replace(/(\d+)[:：](\d+)/g, (_, a, b) => `${numberToChinese(a)}比${numberToChinese(b)}`)
      .replace(/\d+(?:\.\d+){2,}/g, (n) =>
        n
          .split(".")
          .map((part) => digitsToChinese(part, words))
          .join("点"),
      )
      .replace(
        new RegExp(`(^|[^\\w])([-−]?)(${NUMBER})`, "g"),
        (_, before, sign, n) => before + (sign ? words.minus : "") + numberToChinese(n, words),
      )
      .replace(new RegExp(NUMBER, "g"), (n) => numberToChinese(n, words));
}

const SYMBOL_WORDS: Readonly<Record<string, string>> = {
  "+": "加", "=": "等于", "×": "乘", "÷": "除以", "&": "和", "≈": "约等于", "±": "正负", ">": "大于", "<": "小于", "@": "艾特", "%": "百分号",
}; // prettier-ignore

function symbols(text: string): string {
  return text.replace(/[+=×÷&≈±><@%]/g, (symbol) => SYMBOL_WORDS[symbol]);
}

/** Makes the normaliser of a Chinese language from its words. */
export function createChineseNormalizer(words: ChineseWords): Step {
  const steps: Step[] = [
    dates(words), times(words), ranges(words), money(words), percent(words), measures(words), plainNumbers(words), symbols,
  ]; // prettier-ignore
  return (text) => steps.reduce((current, step) => step(current), text);
}
