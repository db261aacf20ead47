/**
 * Telephone numbers and other numbers that are called out digit by digit.
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
const GROUPS = /(?<![\d.-])\d{2,4}(?:-\d{3,4}){2,3}(?![\d-])/g;
const SERVICE_BEFORE =
  /(?<=(?:电话|電話|热线|熱線|打俾|打畀|打给|打給|拨打|撥打|致电|致電|客服|手机|手機|号码|號碼|拨|撥|短信|传真|傳真)[号號为為是去俾畀:：\s]{0,3})\d[\d-]{2,14}(?!\d|\.\d)/g;
const SERVICE_AFTER =
  /(?<![\d.第])\d{3,6}(?=(?:打个?电话|打個?電話|报警|報警|热线|熱線|客服|急救|官网|官網|网站|網站|客户端|客戶端|平台))/g;
const IDENTIFIER =
  /(?<=(?:QQ|qq|微信|身份证|身份證|账号|賬號|帐号|卡号|卡號|单号|單號|编号|編號|订单|訂單|验证码|驗證碼|密码|密碼|工号|工號|学号|學號|邮编|郵編|邮政编码|车牌|車牌|尾号|尾號|代码|代碼|房号|房號|房间号|房間號|航班|车次|車次|房间|房間|分机|分機|内线|內線|序列号|序列號|型号|型號|股票|证号|證號|流水号|流水號)[号號为為是:：\s]{0,3})\d[\d-]{2,24}(?!\d|\.\d)/g;
/** Grades and applause on the net are digits: 666, 233. */
const ROOM = /(?<![\d.,第-])\d{3,4}(?=(?:室|房(?![间間])|医院|醫院|包厢|包廂|宿舍|教室))/g;
const SLANG = /(?<![\d.,:第/-])(?:6{3,6}|233+|8{3,5})(?![\d.,:%\w\u4e00-\u9fff/-])/g;

/** Mobile, landline and service numbers, serials behind their name, digit by digit. */
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
      .replace(SERVICE_BEFORE, call)
      .replace(SERVICE_AFTER, call)
      .replace(IDENTIFIER, (number) => digitsToChinese(number))
      .replace(GROUPS, (number) => digitsToChinese(number))
      .replace(ROOM, (number) => digitsToChinese(number))
      .replace(EIGHT_DIGITS, (number) => digitsToChinese(number))
      .replace(SLANG, (number) => digitsToChinese(number));
}
