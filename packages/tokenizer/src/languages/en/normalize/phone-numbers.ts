/**
 * Numbers that are read digit by digit: telephone, card and network numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, digitPairs, digitWords } from "./number-words";

const PHONE =
  /(?<![\d.,$-])(?:(\+?\d{1,3})[ .-])?\(?(\d{3})\)?[ .-](\d{3})[.-](\d{4})(?:-(\d{1,4}))?(?![\d-])/g;
const INTERNATIONAL = /(?<![\p{L}\d])\+[1-9]\d{0,2}(?:[ .-]\d{2,5}){2,5}(?![\d-])/gu;
const ZIP = /(\b(?:zip|zip code|postcode):? )(\d{5})(?:-(\d{4}))?(?![\d-])/gi;
const LOCAL = /(?<![\d.,$-])(\d{3})-(\d{4})(?![\d-])/g;
const SOCIAL = /(?<![\d.,$-])(\d{3})-(\d{2})-(\d{4})(?![\d-])/g;
const ADDRESS = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]\d)/g;
const VERSION = /(?<![\d.])v?(\d{1,4})\.(\d{1,4})\.(\d{1,5})(?!\.?\d)/g;
const AFTER_WORD =
  /(\b(?:code|ending in|pin|zip|extension|ext\.?|call|dial|text|account|card|number is|password|otp) )(\d{3,})(?!\d|[.,:]\d|-\d| ?%)/gi;
const NUMBERED_PLACE =
  /(\b(?:room|suite|flight|route|highway|interstate|boeing|airbus|apartment|channel|exit|gate|bus|unit|area|psalm|building|studio|locker|court) )(\d{3,4})(?!\d|[.,:]\d)/gi;
/** Numbers that are named as such: every digit, a pause between groups. */
const NAMED =
  /(\b(?:ISBN|ISSN|EIN|VIN|IMEI|NPI|EAN|UPC)(?:-1[03])?:? (?:is )?)(\d[\d -]{3,24}[\dX])(?![\p{L}\d])/gu;
const CODE = /(?<![\p{L}\d-])([A-Z]{2,6})((?:-\d{1,8}){2,6})(?![\p{L}\d-])/gu;
const LONG = /(?<![\d.,$£€¥])(0\d+|\d{11,})(?![\d]|[.,]\d)/g;
const GROUPS = /(?<![\d.,$-])(\d{4})[ -](\d{4})[ -](\d{4})[ -](\d{4})(?![\d-])/g;

function groups(parts: readonly (string | undefined)[], separator = ", "): string {
  return parts
    .filter((part): part is string => part !== undefined)
    .map((part) => (part.startsWith("+") ? `plus ${digitWords(part.slice(1))}` : digitWords(part)))
    .join(separator);
}

/** "978-3-16" is "nine seven eight, three, one six"; a final X is a letter. */
function spokenGroups(digits: string): string {
  return digits
    .split(/[ -]+/)
    .map((part) => digitWords(part.replace("X", "")) + (part.endsWith("X") ? " X" : ""))
    .join(", ");
}

/** "555-123-4567", "192.168.0.1", "1.2.3", "room 305", numbers with leading zeros or more than ten digits. */
export function expandDigitStrings(text: TracedText): TracedText {
  return text
    .replace(INTERNATIONAL, (number) => groups(number.split(/[ .-]+/)))
    .replace(ZIP, (_, name: string, five: string, four?: string) => name + groups([five, four]))
    .replace(GROUPS, (_, ...parts: string[]) => groups(parts.slice(0, 4)))
    .replace(PHONE, (_, ...parts: string[]) => groups(parts.slice(0, 5)))
    .replace(SOCIAL, (_, ...parts: string[]) => groups(parts.slice(0, 3)))
    .replace(LOCAL, (_, ...parts: string[]) => groups(parts.slice(0, 2)))
    .replace(ADDRESS, (_, ...parts: string[]) => groups(parts.slice(0, 4), " dot "))
    .replace(
      VERSION,
      (whole, ...parts: string[]) =>
        (whole.startsWith("v") ? "version " : "") +
        parts
          .slice(0, 3)
          .map((part) => (part.startsWith("0") ? digitWords(part) : cardinalWords(part)))
          .join(" point "),
    )
    .replace(/(?<![\p{L}\d])v(?=\d{1,3}(?:\.\d{1,3})?(?![\p{L}\d]))/gu, "version ")
    .replace(NAMED, (_, name: string, digits: string) => name + spokenGroups(digits))
    .replace(
      CODE,
      (_, letters: string, numbers: string) =>
        `${letters} ${numbers
          .slice(1)
          .split("-")
          .map((part) => (part.length === 4 ? digitPairs(part) : digitWords(part)))
          .join(", ")}`,
    )
    .replace(NUMBERED_PLACE, (_, name: string, digits: string) => name + digitPairs(digits))
    .replace(
      /(?<![\p{L}\d.,])(\d{3,4})(?=[pi](?![\p{L}\d]))/gu,
      (digits) => `${digitPairs(digits)} `,
    )
    .replace(AFTER_WORD, (_, before: string, digits: string) => before + digitWords(digits))
    .replace(LONG, (digits: string, _all, at: number, all: string) => {
      const before = /\p{L}/u.test(all[at - 1] ?? "") ? " " : "";
      return (
        before + digitWords(digits) + (/\p{L}/u.test(all[at + digits.length] ?? "") ? " " : "")
      );
    });
}
