/**
 * Numbers as Chinese words, shared by Mandarin and Cantonese.
 * @module
 */

const DIGITS = "零一二三四五六七八九";
const SMALL_UNITS = ["", "十", "百", "千"];
const LARGE_UNITS = ["", "万", "亿", "万亿", "亿亿"];
/** Longer digit strings are no amounts: they are read digit by digit. */
const LONGEST_AMOUNT = 16;

/** How a language differs from the default. */
export interface ChineseNumberStyle {
  /** The word for 2 in front of 千, 万 and 亿 and in front of counted things (两千, 两个). Default 二. */
  readonly liang?: string;
  /** Whether a round 200 takes that word too: 两百 but 二百一十九. Default false. */
  readonly liangHundred?: boolean;
}

/**
 * Digits one by one, as in years and telephone numbers: `2026` → 二零二六. Other characters are left out.
 * @param one - The word for 1; 幺 in numbers that are called out.
 */
export function digitsToChinese(digits: string, one = "一"): string {
  let out = "";
  for (const digit of digits) {
    if (digit < "0" || digit > "9") continue;
    out += digit === "1" ? one : DIGITS[Number(digit)];
  }
  return out;
}

/** Four digits at most, without a leading unit: `1050` → 一千零五十. */
function sectionToChinese(section: string, style: ChineseNumberStyle): string {
  let out = "";
  let pendingZero = false;
  for (let i = 0; i < section.length; i++) {
    const digit = Number(section[i]);
    const unit = section.length - 1 - i;
    if (digit === 0) {
      pendingZero = out !== "";
      continue;
    }
    if (pendingZero) out += "零";
    pendingZero = false;
    const word = digit === 2 && unit === 3 && style.liang ? style.liang : DIGITS[digit];
    out += word + SMALL_UNITS[unit];
  }
  return out;
}

/**
 * A whole number as words: `10500` → 一万零五百, `15` → 十五.
 * @param digits - Digits only, of any length; more than 16 are read one by one.
 */
export function integerToChinese(digits: string, style: ChineseNumberStyle = {}): string {
  const trimmed = digits.replace(/^0+/, "");
  if (trimmed === "") return "零";
  if (trimmed.length > LONGEST_AMOUNT) return digitsToChinese(digits);
  if (trimmed === "200" && style.liang && style.liangHundred) return `${style.liang}百`;
  const sections: string[] = [];
  for (let end = trimmed.length; end > 0; end -= 4) {
    sections.push(trimmed.slice(Math.max(0, end - 4), end));
  }
  let out = "";
  let skipped = false;
  for (let i = sections.length - 1; i >= 0; i--) {
    const words = sectionToChinese(sections[i], style);
    if (words === "") {
      skipped = out !== "";
      continue;
    }
    // A section that is empty or does not fill its four places leaves a gap, read as one zero.
    if (skipped || (out !== "" && sections[i].startsWith("0"))) out += "零";
    skipped = false;
    out += (i > 0 ? inFrontOfLargeUnit(words, style) : words) + LARGE_UNITS[i];
  }
  return out.replace(/^一十/, "十");
}

/** 两万, and 十万 also inside a number: 一千亿零十万. */
function inFrontOfLargeUnit(words: string, style: ChineseNumberStyle): string {
  if (words === "二" && style.liang) return style.liang;
  return words === "一十" ? "十" : words;
}

/** A number with an optional sign, thousands commas and decimal point: `-3.14` → 负三点一四. */
export function numberToChinese(text: string, style: ChineseNumberStyle = {}): string {
  const negative = /^[-−]/.test(text);
  const [integer, fraction] = text
    .replace(/^[-−+]/, "")
    .replace(/,/g, "")
    .split(".");
  const whole = integerToChinese(integer === "" ? "0" : integer, style);
  return (negative ? "负" : "") + whole + (fraction ? "点" + digitsToChinese(fraction) : "");
}

/** A number in front of something counted: a lone 2 is 两. */
export function counted(number: string, style: ChineseNumberStyle): string {
  return number === "2" && style.liang ? style.liang : numberToChinese(number, style);
}

/**
 * An amount that a letter scales, in Chinese units: `1.5` by six places is 一百五十万.
 * @param text - Digits with thousands commas or without, with decimals or without.
 * @param places - How many decimal places the scale moves the point: 3 for thousands.
 */
export function scaledToChinese(
  text: string,
  places: number,
  style: ChineseNumberStyle = {},
): string {
  const [integer, fraction = ""] = text.replace(/,/g, "").split(".");
  const moved = integer + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places).replace(/0+$/, "");
  return numberToChinese(rest ? `${moved}.${rest}` : moved, style);
}
