/**
 * How the content of `<say-as>` is read.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";

const NAMES: Readonly<Record<Language, string>> = {
  zh: "零 一 二 三 四 五 六 七 八 九",
  en: "zero one two three four five six seven eight nine",
  ja: "ゼロ イチ ニ サン ヨン ゴ ロク ナナ ハチ キュウ",
  yue: "零 一 二 三 四 五 六 七 八 九",
  ko: "영 일 이 삼 사 오 육 칠 팔 구",
};

/** What replaces some of them in telephone numbers. */
const ON_THE_TELEPHONE: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  zh: { "1": "幺" },
  ko: { "0": "공" },
};

/** The name of a digit, 0 to 9. */
function digitName(digit: string, language: Language, telephone = false): string {
  const special = telephone ? ON_THE_TELEPHONE[language]?.[digit] : undefined;
  return special ?? NAMES[language].split(" ")[Number(digit)];
}

/** Names of digits in a row; what is no digit is left out. */
function digitNames(digits: string, language: Language, telephone = false): string {
  const names = [...digits]
    .filter((character) => /\d/.test(character))
    .map((digit) => digitName(digit, language, telephone));
  // Mandarin reads the row as one word; a blank would keep its tones apart.
  return names.join(language === "zh" || language === "yue" ? "" : " ");
}

/** What is read in place of the content, in ordinary spelling. */
type SayIn = (language: Language) => string;

/** Reads the content, or `undefined` where it is nothing of that kind. */
type Reader = (content: string, format: string | undefined) => SayIn | undefined;

const WHOLE_NUMBER = /^\d{1,3}(?:[, ]\d{3}){1,4}$|^\d{1,15}$/;

const characters: Reader = (content) => {
  const symbols = [...content].filter((character) => /\S/u.test(character));
  if (!symbols.some((symbol) => /[\p{L}\p{N}]/u.test(symbol))) return undefined;
  return (language) =>
    rowsOf(symbols)
      .map((row) => {
        if (/\d/.test(row)) return digitNames(row, language);
        if (!/^[a-z]$/i.test(row)) return row;
        // With the full stop even "A" is the name of a letter in English.
        return language === "en" ? `${row.toUpperCase()}.` : row.toUpperCase();
      })
      .join(" ");
};

/** Characters one by one, digits in rows. */
function rowsOf(symbols: readonly string[]): string[] {
  return symbols.join("").match(/\d+|\P{Nd}/gu) ?? [];
}

const digits: Reader = (content) =>
  /\d/.test(content) && /^[\d\s.,/-]+$/.test(content)
    ? (language) => digitNames(content, language)
    : undefined;

const telephone: Reader = (content) => {
  if (!/^\+?[\d\s().,/-]+$/.test(content) || !/\d/.test(content)) return undefined;
  const groups = content.split(/\D+/).filter((group) => group !== "");
  const signs: Readonly<Record<Language, string>> = {
    zh: "加",
    en: "plus",
    ja: "プラス",
    yue: "加",
    ko: "플러스",
  };
  return (language) => {
    const spoken = groups.map((group) => digitNames(group, language, true));
    const row = spoken.join(language === "ja" ? " の " : language === "en" ? ", " : " ");
    return content.trim().startsWith("+") ? `${signs[language]} ${row}` : row;
  };
};

const cardinal: Reader = (content) => {
  const found = /^([-−+]?)([\d, ]*\d)([.]\d{1,15})?$/.exec(content);
  if (!found || !WHOLE_NUMBER.test(found[2])) return undefined;
  const [, sign, whole, fraction = ""] = found;
  const figure = whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  // Grouped in threes, four figures are no year.
  const grouped = figure.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return () => `${sign === "+" ? "" : sign}${grouped}${fraction}`;
};

const ordinal: Reader = (content) => {
  if (!/^\d{1,9}$/.test(content)) return undefined;
  const figure = content.replace(/^0+(?=\d)/, "");
  return (language) => {
    if (language === "en") return ordinalFigure(figure);
    if (language === "ja") return `${figure}番目`;
    return language === "ko" ? `${figure}번째` : `第${figure}`;
  };
};

const date: Reader = (content, format) => {
  const parts = parseDate(content, format);
  return parts && ((language) => dateText(parts, language));
};

const READERS: Readonly<Record<string, Reader>> = {
  characters,
  "spell-out": characters,
  verbatim: characters,
  digits,
  telephone,
  cardinal,
  number: cardinal,
  ordinal,
  date,
};

/** Names that `interpret-as` may have. */
export const SAY_AS_KINDS: readonly string[] = /* @__PURE__ */ Object.keys(READERS);

/**
 * Reads the content of `<say-as>`.
 * @returns How it is said, or `undefined` where the content is not of that kind or the kind is unknown.
 */
export function sayAs(kind: string, content: string, format?: string): SayIn | undefined {
  const name = kind.trim().toLowerCase();
  return Object.hasOwn(READERS, name) ? READERS[name](content.trim(), format) : undefined;
}

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
function dateText({ y, m, d }: DateParts, language: Language): string {
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
function ordinalFigure(digits: string): string {
  if (/1\d$/.test(digits)) return `${digits}th`;
  return digits + ({ "1": "st", "2": "nd", "3": "rd" }[digits.at(-1)!] ?? "th");
}
