/**
 * Numbers as Chinese words, shared by Mandarin and Cantonese.
 * @module
 */

const DIGITS = "零一二三四五六七八九";
const SMALL_UNITS = ["", "十", "百", "千"];
const LARGE_UNITS = ["", "万", "亿", "万亿", "亿亿"];

/** How a language differs from the Mandarin default. */
export interface ChineseNumberStyle {
  /** The word for zero when digits are read one by one. Default 零. */
  readonly zero?: string;
  /** 两 before 百, 千, 万 and 亿 where the language prefers it (两千); false keeps 二. */
  readonly liang?: boolean;
}

/** Digits one by one, as in years and telephone numbers: `2026` → 二零二六. Other characters are left out. */
export function digitsToChinese(digits: string, style: ChineseNumberStyle = {}): string {
  let out = "";
  for (const digit of digits) {
    if (digit < "0" || digit > "9") continue;
    out += digit === "0" ? (style.zero ?? "零") : DIGITS[Number(digit)];
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
    const word = digit === 2 && unit >= 3 && style.liang ? "两" : DIGITS[digit];
    out += word + SMALL_UNITS[unit];
  }
  return out;
}

/**
 * A whole number as words: `10500` → 一万零五百, `15` → 十五.
 * @param digits - Digits only, of any length; above 20 digits they are read one by one.
 */
export function integerToChinese(digits: string, style: ChineseNumberStyle = {}): string {
  const trimmed = digits.replace(/^0+/, "");
  if (trimmed === "") return "零";
  if (trimmed.length > 20) return digitsToChinese(digits, style);
  const sections: string[] = [];
  for (let end = trimmed.length; end > 0; end -= 4) {
    sections.push(trimmed.slice(Math.max(0, end - 4), end));
  }
  let out = "";
  for (let i = sections.length - 1; i >= 0; i--) {
    const words = sectionToChinese(sections[i], style);
    if (words === "") continue;
    // A section that does not fill its four places leaves a gap, read as one zero.
    if (out !== "" && sections[i].startsWith("0")) out += "零";
    out += (words === "二" && i > 0 && style.liang ? "两" : words) + LARGE_UNITS[i];
  }
  return out.replace(/^一十/, "十");
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
