import type { TracedText } from "../../../text/traced-text";
import { readDigits } from "./numbers";

/** +82 10-1234-5678, 010-1234-5678, 02)123-4567, (800) 555-0000, 111.222.3333, 1588-1234. */
const NUMBERS =
  /(?<![\d.-])(?:\+(\d{1,3})[-\s.]?)?(?:\((\d{2,4})\)[-\s]?|(\d{2,4})(?:[-.)]|(?<=\+\d{1,3}[-\s.]\d{2,4})\s))(\d{3,4})[-.](\d{4})(?![\d.-]?\d)/g;
const SERVICE = /(?<![\d.-])(1[5-8]\d{2})-(\d{4})(?![\d-])/g;
const CARD = /(?<![\d-])(\d{4})-(\d{4})-(\d{4})-(\d{4})(?![\d-])/g;
const MOBILE = /(?<!\d)(01[016-9]|0[2-6]\d?) ?(\d{3,4}) ?(\d{4})(?!\d)/g;
/** Emergency and service numbers of three digits, where somebody calls them. */
const SHORT =
  /(?<![\d.,])(11[0-9]|120|129|182|188|911)(?=(?:에|로)\s?(?:신고|전화|연락|문의|요청)|번?\s?(?:구급|구조|신고|상황실|안전|소방|대원|종합상황실|콜센터))/g;

/** Accounts, registrations and orders: three groups and more, or digits after 번호. */
const ACCOUNT =
  /(?<![\d.-])(?:\d{2,8}(?:-\d{2,8}){2,4}|\d{6}-\d{7})(?![\d-])|(?<=번호(?:는|은|가|:)?\s?)\d{4,16}(?:-\d{1,8}){0,4}(?![\d-])/g;
/** Licence plates. */
const PLATE =
  /(?<![\d.,])(\d{2,3}[가나다라마거너더러머버서저고노로모보소누두루무하허]\s?)(\d{4})(?![\d가-힣])/g;

/** Reads telephone numbers; zero is 공 in Korean numbers and 영 in foreign ones. */
export function readTelephones(text: TracedText): TracedText {
  return text
    .replace(CARD, (_, ...groups: string[]) =>
      groups
        .slice(0, 4)
        .map((group) => readDigits(group))
        .join(" "),
    )
    .replace(
      NUMBERS,
      (_, country?: string, bracketed?: string, area?: string, exchange = "", line = "") => {
        const first = bracketed ?? area ?? "";
        const zero = first.startsWith("0") ? "공" : "영";
        const groups = [first, exchange, line].map((group) => readDigits(group, zero));
        return [...(country ? [`국가번호 ${readDigits(country)}`] : []), ...groups].join(" ");
      },
    )
    .replace(SERVICE, (_, ...groups: string[]) =>
      groups
        .slice(0, 2)
        .map((group) => readDigits(group, "공"))
        .join(" "),
    )
    .replace(MOBILE, (_, ...groups: string[]) =>
      groups
        .slice(0, 3)
        .map((group) => readDigits(group, "공"))
        .join(" "),
    )
    .replace(ACCOUNT, (number) =>
      number
        .split("-")
        .map((group) => readDigits(group, "공"))
        .join(" "),
    )
    .replace(PLATE, (_, first: string, digits: string) => first + readDigits(digits, "공"))
    .replace(SHORT, (digits) => readDigits(digits, "공"));
}
