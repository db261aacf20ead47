/**
 * Telephone numbers and rooms by their form, wherever they stand.
 * @module
 */
import { digitsToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";

const MOBILE = /(?<![\d.第])(\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d|\.\d|[万亿萬億元])/g;
const LANDLINE =
  /(?<![\d.-])(\+86[- ]?)?([(（]?0\d{2,3}[)）]?[- ]?\d{3,4}[- ]?\d{4})((?:-|转|轉)\d{1,5})?(?![\d-])/g;
const TOLL_FREE = /(?<![\d.-])[48]00[- ]?\d{3}[- ]?\d{4}(?![\d-])/g;
/** The eight digits of a number in Hong Kong or Macau. */
const EIGHT_DIGITS = /(?<![\d.,-] ?)[2-9]\d{3} \d{4}(?! ?[\d.,-])/g;
const GROUPS = /(?<![\d.-])\d{2,4}(?:-\d{3,9}){2,3}(?![\d-])/g;
const SERVICE_AFTER =
  /(?<![\d.第])\d{3,6}(?=(?:打个?电话|打個?電話|报警|報警|热线|熱線|客服|急救|官网|官網|网站|網站|客户端|客戶端|平台))/g;
const ROOM = /(?<![\d.,第-])\d{3,4}(?=(?:室|房(?![间間])|医院|醫院|包厢|包廂|宿舍|教室))/g;
/** Mobile, landline and service numbers by their own form, digit by digit. */
export function phoneNumbers(words: ChineseWords): Step {
  const call = (digits: string) => digitsToChinese(digits, words.calledOne);
  const prefix = (country: string | undefined) =>
    country ? (country.startsWith("+") ? "加" : "") + call(country) : "";
  return (text) =>
    text
      .replace(MOBILE, (_, country, number) => prefix(country) + call(number))
      .replace(
        LANDLINE,
        (_, country, number, extension) =>
          prefix(country) +
          digitsToChinese(number) +
          (extension ? `转${digitsToChinese(extension)}` : ""),
      )
      .replace(TOLL_FREE, (number) => digitsToChinese(number))
      .replace(SERVICE_AFTER, call)
      .replace(GROUPS, (number) => digitsToChinese(number))
      .replace(ROOM, (number) => digitsToChinese(number))
      .replace(EIGHT_DIGITS, (number) => digitsToChinese(number));
}
