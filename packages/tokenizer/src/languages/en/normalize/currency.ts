import type { TracedText } from "../../../text/traced-text";
import { cardinalWords, decimalWords, digitWords, scaledWords } from "./number-words";

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: string;
  readonly cents?: string;
}

const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: { one: "dollar", many: "dollars", cent: "cent", cents: "cents" },
  US$: { one: "US dollar", many: "US dollars", cent: "cent", cents: "cents" },
  A$: { one: "Australian dollar", many: "Australian dollars", cent: "cent", cents: "cents" },
  C$: { one: "Canadian dollar", many: "Canadian dollars", cent: "cent", cents: "cents" },
  HK$: { one: "Hong Kong dollar", many: "Hong Kong dollars", cent: "cent", cents: "cents" },
  "£": { one: "pound", many: "pounds", cent: "penny", cents: "pence" },
  "€": { one: "euro", many: "euros", cent: "cent", cents: "cents" },
  "¥": { one: "yen", many: "yen" },
  "₩": { one: "won", many: "won" },
  "₹": { one: "rupee", many: "rupees", cent: "paisa", cents: "paise" },
};

const SCALES: Readonly<Record<string, string>> = {
  k: "thousand",
  m: "million",
  mn: "million",
  b: "billion",
  bn: "billion",
  t: "trillion",
};
const PER: Readonly<Record<string, string>> = {
  hr: "hour",
  h: "hour",
  wk: "week",
  mo: "month",
  yr: "year",
  day: "day",
  month: "month",
  year: "year",
  week: "week",
  hour: "hour",
  min: "minute",
  sec: "second",
  kg: "kilogram",
  lb: "pound",
  oz: "ounce",
  gal: "gallon",
  bbl: "barrel",
  ton: "ton",
  mi: "mile",
  km: "kilometer",
  ft: "foot",
  sqft: "square foot",
  kWh: "kilowatt hour",
  MWh: "megawatt hour",
  night: "night",
  person: "person",
  user: "user",
  share: "share",
  unit: "unit",
  item: "item",
  ea: "each",
};
/** Codes after an amount: `code one many`. */
const CODES: Readonly<Record<string, readonly [string, string]>> = {
  USD: ["US dollar", "US dollars"],
  EUR: ["euro", "euros"],
  GBP: ["pound", "pounds"],
  JPY: ["yen", "yen"],
  CNY: ["yuan", "yuan"],
  RMB: ["yuan", "yuan"],
  KRW: ["won", "won"],
  INR: ["rupee", "rupees"],
  CAD: ["Canadian dollar", "Canadian dollars"],
  AUD: ["Australian dollar", "Australian dollars"],
  HKD: ["Hong Kong dollar", "Hong Kong dollars"],
  CHF: ["Swiss franc", "Swiss francs"],
};
const CODE_AFTER = new RegExp(
  String.raw`(?<![\p{L}\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( ?(?:thousand|million|billion|trillion))? ?(${Object.keys(CODES).join("|")})(?![\p{L}\d])`,
  "gu",
);
const CODE_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\d.,/])(${Object.keys(CODES).join("|")}) ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?( (?:thousand|million|billion|trillion))?(?![\p{L}\d.,]\d)`,
  "gu",
);

function codeWords(whole: string, fraction = "", scale = "", code: string): string {
  const [one, many] = CODES[code];
  const number = whole.replaceAll(",", "") + fraction;
  return `${decimalWords(number, digitWords)}${scale} ${number === "1" && !scale ? one : many}`;
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?`;
const SCALE = String.raw`(?: ?(thousand|million|billion|trillion|hundred)\b|(k|mn|m|bn|b|t)(?![\p{L}\d]))?`;
const RATE = String.raw`(?:\/(${Object.keys(PER).join("|")})\b)?`;
const SIGN = String.raw`(?:US|HK|A|C)?\$|[£€¥₩₹]`;
const AMOUNT = new RegExp(String.raw`(-)?(${SIGN}) ?(?=\.?\d)${NUMBER}${SCALE}${RATE}`, "giu");
const TRAILING = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?([£€¥₩₹])/g;
const RANGE = new RegExp(String.raw`((?:${SIGN})\d[\d,.]{0,20}) ?[-–—] ?(?=(?:${SIGN})?\d)`, "gu");

function amountWords(currency: Currency, whole: string, fraction: string, scale: string): string {
  const number = whole.replaceAll(",", "");
  if (scale) return `${scaledWords(number + fraction)} ${scale} ${currency.many}`;
  const cents =
    fraction.length === 3
      ? fraction.slice(1)
      : fraction.length === 2
        ? `${fraction.slice(1)}0`
        : "";
  if (!fraction || Number(cents || "1") === 0)
    return `${cardinalWords(number)} ${Number(number) === 1 ? currency.one : currency.many}`;
  if (!cents || !currency.cents)
    return `${decimalWords(number + fraction, digitWords)} ${currency.many}`;
  const small = `${cardinalWords(cents)} ${Number(cents) === 1 ? currency.cent : currency.cents}`;
  if (Number(number) === 0) return small;
  const link = Number(cents) < 10 ? " " : " and ";
  return `${cardinalWords(number)} ${Number(number) === 1 ? currency.one : currency.many}${link}${small}`;
}

/** "$3.50", "£2 million", "€5bn", "$10/hr", "20€". */
export function expandCurrency(text: TracedText): TracedText {
  return text
    .replace(
      CODE_AFTER,
      (_, whole: string, fraction: string | undefined, scale: string | undefined, code: string) =>
        codeWords(whole, fraction, scale, code),
    )
    .replace(
      CODE_BEFORE,
      (_, code: string, whole: string, fraction: string | undefined, scale: string | undefined) =>
        codeWords(whole, fraction, scale, code),
    )
    .replace(RANGE, "$1 to ")
    .replace(
      AMOUNT,
      (
        _,
        minus: string | undefined,
        sign: string,
        whole = "",
        fraction = "",
        scale?: string,
        short?: string,
        per?: string,
      ) => {
        const factor = scale?.toLowerCase() ?? (short ? SCALES[short.toLowerCase()] : "");
        const rate = per ? ` per ${PER[per]}` : "";
        return (
          (minus ? "minus " : "") +
          amountWords(CURRENCIES[sign.toUpperCase()] ?? CURRENCIES[sign], whole, fraction, factor) +
          rate
        );
      },
    )
    .replace(TRAILING, (_, whole: string, fraction = "", sign: string) =>
      amountWords(CURRENCIES[sign], whole, fraction, ""),
    );
}
