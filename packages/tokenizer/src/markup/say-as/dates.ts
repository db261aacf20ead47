/**
 * Dates in figures to the way each language writes them.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";

/** The parts of a date that are known. */
interface DateParts {
  readonly y?: number;
  readonly m?: number;
  readonly d?: number;
}

const FORMATS = ["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "y", "m", "d"];
const MONTHS =
  "January February March April May June July August September October November December";

/**
 * Reads a date such as `2024-03-05`, `5.3.2024` or `20240305`.
 * @param format - Order of day, month and year: `dmy`; without it a year of four digits must come first.
 */
export function parseDate(written: string, format: string | undefined): DateParts | undefined {
  const order = (format ?? defaultFormat(written)).trim().toLowerCase();
  if (!FORMATS.includes(order)) return undefined;
  const figures = figuresOf(written.trim(), order);
  if (figures?.length !== order.length) return undefined;
  const parts = Object.fromEntries([...order].map((part, i) => [part, Number(figures[i])]));
  const { m = 1, d = 1 }: DateParts = parts;
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? parts : undefined;
}

function defaultFormat(written: string): string {
  const parts = written.trim().split(/\D+/);
  if (parts[0].length === 8) return "ymd";
  return parts[0].length === 4 ? "ymd".slice(0, parts.length) : "";
}

function figuresOf(written: string, order: string): string[] | undefined {
  if (/^\d{8}$/.test(written) && order.length === 3) {
    const year = order.indexOf("y");
    const lengths = [0, 1, 2].map((i) => (i === year ? 4 : 2));
    let from = 0;
    return lengths.map((length) => written.slice(from, (from += length)));
  }
  if (!/^\d{1,4}(?:\s?[-/.,\s]\s?\d{1,4}){0,2}$/.test(written)) return undefined;
  return written.split(/\D+/);
}

/** The date as the normalisation of a language knows it. */
export function dateText({ y, m, d }: DateParts, language: Language): string {
  if (language === "en") return englishDate({ y, m, d });
  const [year, month, day] = language === "ko" ? ["년", "월", "일"] : ["年", "月", "日"];
  return [
    y === undefined ? "" : `${y}${year}`,
    m === undefined ? "" : `${m}${month}`,
    d === undefined ? "" : `${d}${day}`,
  ]
    .filter((part) => part !== "")
    .join(language === "ko" ? " " : "");
}

function englishDate({ y, m, d }: DateParts): string {
  if (m === undefined) return d === undefined ? String(y) : ordinalFigure(String(d));
  const month = MONTHS.split(" ")[m - 1];
  if (d === undefined) return y === undefined ? month : `${month} ${y}`;
  return y === undefined ? `${month} ${d}` : `${month} ${d}, ${y}`;
}

/** An English ordinal in figures: 1st, 22nd, 113th. */
export function ordinalFigure(digits: string): string {
  if (/1\d$/.test(digits)) return `${digits}th`;
  return digits + ({ "1": "st", "2": "nd", "3": "rd" }[digits.at(-1)!] ?? "th");
}
