/**
 * Numbers that are read digit by digit: telephone, card and network numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitWords } from "./number-words";

const PHONE =
  /(?<![\d.,$-])(?:(\+?\d{1,3})[ .-])?\(?(\d{3})\)?[ .-](\d{3})[.-](\d{4})(?:-(\d{1,4}))?(?![\d-])/g;
const LOCAL = /(?<![\d.,$-])(\d{3})-(\d{4})(?![\d-])/g;
const SOCIAL = /(?<![\d.,$-])(\d{3})-(\d{2})-(\d{4})(?![\d-])/g;
const ADDRESS = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]\d)/g;
const VERSION = /(?<![\d.])v?(\d{1,4})\.(\d{1,4})\.(\d{1,5})(?!\.?\d)/g;
const AFTER_WORD =
  /(\b(?:code|ending in|pin|zip|room|extension|ext\.?|call|dial|flight|route) )(\d{3,})(?!\d|[.,:]\d)/gi;
const LONG = /(?<![\d.,$£€¥])(0\d+|\d{11,})(?![\d]|[.,]\d)/g;
const GROUPS = /(?<![\d.,$-])(\d{4})[ -](\d{4})[ -](\d{4})[ -](\d{4})(?![\d-])/g;

function groups(parts: readonly (string | undefined)[], separator = ", "): string {
  return parts
    .filter((part): part is string => part !== undefined)
    .map((part) => (part.startsWith("+") ? `plus ${digitWords(part.slice(1))}` : digitWords(part)))
    .join(separator);
}

/** "555-123-4567", "192.168.0.1", "1.2.3", "room 305", numbers with leading zeros or more than ten digits. */
export function expandDigitStrings(text: TracedText): TracedText {
  return text
    .replace(GROUPS, (_, ...parts: string[]) => groups(parts.slice(0, 4)))
    .replace(PHONE, (_, ...parts: string[]) => groups(parts.slice(0, 5)))
    .replace(SOCIAL, (_, ...parts: string[]) => groups(parts.slice(0, 3)))
    .replace(LOCAL, (_, ...parts: string[]) => groups(parts.slice(0, 2)))
    .replace(ADDRESS, (_, ...parts: string[]) => groups(parts.slice(0, 4), " dot "))
    .replace(VERSION, (_, ...parts: string[]) => groups(parts.slice(0, 3), " point "))
    .replace(AFTER_WORD, (_, before: string, digits: string) => before + digitWords(digits))
    .replace(LONG, (digits: string, _all, at: number, all: string) => {
      const before = /\p{L}/u.test(all[at - 1] ?? "") ? " " : "";
      return (
        before + digitWords(digits) + (/\p{L}/u.test(all[at + digits.length] ?? "") ? " " : "")
      );
    });
}
