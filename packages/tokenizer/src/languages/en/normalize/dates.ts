import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, ordinalWords, pluralWords, yearWords } from "./number-words";

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";
const MONTH = `${MONTHS.join("|")}|${SHORT}`;

const isoDate = /(?<![\d/.-])([12]\d{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d/-])/g;
const slashDate = /(?<![\d/.])(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])\/([12]\d{3}|\d\d)(?![\d/])/g;
/** Without a year only after a word that a date follows: else it is a fraction. */
const dayRange = new RegExp(
  String.raw`\b(${MONTH})\.? (0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)? ?[-–—] ?(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:.]\d|\d|-)(?:(,? )([12]\d{3})(?![\d:%]|,\d))?`,
  "gi",
);
const shortSlash =
  /(?<=\b(?:on|by|until|since|before|dated|due|from|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? )(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])(?!\d|[/.]\d| of\b)/gi;
const dottedDate = /(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.([12]\d{3})(?![\d])/g;
const monthFirst = new RegExp(
  String.raw`\b(${MONTH})\.?[ -](0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:.]\d|\d|[ -]?(?:${MONTH})\b)(?:(,? )([12]\d{3})(?![\d:%]|,\d))?`,
  "gi",
);
const dottedMonth = new RegExp(
  String.raw`\b(${SHORT})\. ?(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:.]\d|\d|[ -]?(?:${MONTH})\b)(?:(,? )([12]\d{3})(?![\d:%]|,\d))?`,
  "gi",
);
const dayFirst = new RegExp(
  String.raw`(?<![\d.,:/])\b(the )?(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?( of)? (${MONTH})\b\.?(?:(,? )([12]\d{3})(?![\d:%]|,\d))?`,
  "gi",
);
const monthYear = new RegExp(String.raw`\b(${MONTH})\.? ([12]\d{3})(?![\d:%]|,\d)`, "gi");

function monthName(name: string): string {
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.find((month) => month.toLowerCase().startsWith(start)) ?? name;
}

function monthDay(month: string, day: string): string {
  return `${MONTHS[Number(month) - 1]} ${ordinalWords(day)}`;
}

function dayOfMonth(month: string, day: string): string {
  return `the ${ordinalWords(day)} of ${MONTHS[Number(month) - 1]}`;
}

function shortYear(year: string): string {
  if (year.length === 4) return yearWords(year);
  return year.startsWith("0") ? `two thousand ${cardinalWords(year)}` : cardinalWords(year);
}

/** "2024-05-06" (day first), "5/6/2024" (month first), "15.01.2020" (day first), "May 6, 2024", "Jan. 6", "6 May 2024", "May 2024". */
export function expandDates(text: TracedText): TracedText {
  return text
    .replace(
      isoDate,
      (_, year: string, _sign, month: string, day: string) =>
        `${dayOfMonth(month, day)} ${yearWords(year)}`,
    )
    .replace(
      slashDate,
      (_, month: string, day: string, year: string) =>
        `${monthDay(month, day)}, ${shortYear(year)}`,
    )
    .replace(shortSlash, (_, month: string, day: string) => monthDay(month, day))
    .replace(
      dottedDate,
      (_, day: string, month: string, year: string) =>
        `${dayOfMonth(month, day)} ${yearWords(year)}`,
    )
    .replace(
      dayRange,
      (_, month: string, from: string, to: string, gap?: string, year?: string) =>
        `${monthName(month)} ${ordinalWords(from)} to ${ordinalWords(to)}${year ? gap! + yearWords(year) : ""}`,
    )
    .replace(
      dayFirst,
      (
        written: string,
        the: string | undefined,
        day: string,
        _of,
        month: string,
        gap: string | undefined,
        year: string | undefined,
        at: number,
        all: string,
      ) => {
        const article = the ?? "the ";
        const rest = all.slice(at + written.length, at + written.length + 3);
        const end = written.endsWith(".") && (rest === "" || /^\s+\p{Lu}/u.test(rest)) ? "." : "";
        return `${article}${ordinalWords(day)} of ${monthName(month)}${year ? gap! + yearWords(year) : end}`;
      },
    )
    .replace(
      dottedMonth,
      (_, month: string, day: string, gap?: string, year?: string) =>
        `the ${ordinalWords(day)} of ${monthName(month)}${year ? gap! + yearWords(year) : ""}`,
    )
    .replace(
      monthFirst,
      (_, month: string, day: string, gap?: string, year?: string) =>
        `${monthName(month)} ${ordinalWords(day)}${year ? gap! + yearWords(year) : ""}`,
    )
    .replace(
      monthYear,
      (_, month: string, year: string) => `${monthName(month)} ${yearWords(year)}`,
    );
}

/** "1980s", "'90s", "mid-1980s". */
export function expandDecades(text: TracedText): TracedText {
  return text
    .replace(/(\d0s) ?[-–—] ?(?=\d{2,4}s\b)/g, "$1 to ")
    .replace(/(?<![\d.,])([12]\d{3})['’]?s\b/g, (_, year: string) => pluralWords(yearWords(year)))
    .replace(/['’]?(?<![\d.,$£€¥])\b([2-9]0)['’]?s\b/g, (_, tens: string) =>
      pluralWords(cardinalWords(tens)),
    );
}

/** After these words a number of four digits is no year: it counts something. */
const COUNTED =
  /^ (?:[a-z]+ )?(?!(?:was|is|has|as|its|his|this|does|versus|across|towards|unless|us|yes|always|perhaps)\b)[a-z]{2,}s\b/;
const YEAR = /(?<![\d.,:/$£€¥#+-]|\b[A-Z])\b(1[1-9]\d\d|20\d\d)(?!\d|[.,:]\d|[%°])(?=(.{0,24}))/g;
const YEAR_RANGE =
  /(?<![\d.,:/$-])\b(1[0-9]\d\d|20\d\d) ?[-–—] ?(1[0-9]\d\d|20\d\d|\d\d)(?![\d-]|[.,:]\d| ?(?:kg|km|lb|m|cm|mm|g|%))/g;
const ERA =
  /(?<![\d.,]|\p{L})(\d{1,4}) ?(A\.?D\b\.?|B\.?C\.?E\b\.?|B\.?C\b\.?|C\.?E\b\.?)(?=(\s*)(\S?))/gu;

/** "in 1984", "1961–1965", "44 BC". Numbers of four digits that count something ("1500 people") are left alone. */
export function expandYears(text: TracedText): TracedText {
  return text
    .replace(ERA, (_, year: string, era: string, _gap, next: string) => {
      const letters = era.replaceAll(".", "");
      return `${yearWords(year)} ${letters}${era.endsWith(".") && next === "" ? "." : ""}`;
    })
    .replace(YEAR_RANGE, (_, from: string, to: string) => {
      const end = to.length === 2 ? cardinalWords(to) : yearWords(to);
      return `${yearWords(from)} to ${end}`;
    })
    .replace(YEAR, (whole, year: string, after: string) =>
      COUNTED.test(after) || /^ (?:people|children|men|women)\b/.test(after)
        ? whole
        : yearWords(year),
    );
}
