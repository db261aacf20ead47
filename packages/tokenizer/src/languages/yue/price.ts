/**
 * Prices as they are called in Cantonese.
 * @module
 */
import { integerToChinese } from "../zh/numbers";

/** Above this a price with cents is read like any number. */
const LARGEST_CALLED = 999;

/**
 * A price in dollars with ten-cent pieces: 12.5 → 十二個半, 3.2 → 三個二, 0.5 → 五毫. After Matthews & Yip,
 * Cantonese: A Comprehensive Grammar (2011), chapter 22.
 * @returns `undefined` where the price is said as number and unit: 十二蚊, 十二點五五蚊.
 */
export function spokenPrice(integer: string, fraction: string): string | undefined {
  if (!/^[1-9]0?$/.test(fraction) || Number(integer) > LARGEST_CALLED) return undefined;
  const tenths = fraction[0];
  const digit = tenths === "2" ? "兩" : integerToChinese(tenths);
  if (Number(integer) === 0) return `${digit}毫`;
  const dollars = Number(integer) === 2 ? "兩" : integerToChinese(integer);
  return `${dollars}個${tenths === "5" ? "半" : integerToChinese(tenths)}`;
}
