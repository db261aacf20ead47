/**
 * Numbers in words, without hyphens; cardinals say "and" before the last two digits, ordinals and years do not.
 * All functions take digits as text, so that numbers of any length are read without loss.
 * @module
 */

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = [
  "",
  "thousand",
  "million",
  "billion",
  "trillion",
  "quadrillion",
  "quintillion",
  "sextillion",
  "septillion",
];
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

function below100(value: number): string {
  if (value < 20) return ONES[value];
  return value % 10 === 0
    ? TENS[Math.floor(value / 10)]
    : `${TENS[Math.floor(value / 10)]} ${ONES[value % 10]}`;
}

function below1000(value: number): string {
  if (value < 100) return below100(value);
  const hundreds = `${ONES[Math.floor(value / 100)]} hundred`;
  return value % 100 === 0 ? hundreds : `${hundreds} ${below100(value % 100)}`;
}

/** Digit by digit: "007" is "zero zero seven". */
export function digitWords(digits: string): string {
  return [...digits].map((digit) => ONES[Number(digit)]).join(" ");
}

/** A whole number: "1234" is "one thousand two hundred and thirty four". Beyond septillions, digit by digit. */
export function cardinalWords(digits: string): string {
  return groupWords(digits, " and ");
}

/**
 * A whole number with the link of choice.
 * @param link - What stands before the last two digits of a larger number.
 */
export function groupWords(digits: string, link: string): string {
  const plain = digits.replace(/^0+(?=\d)/, "");
  if (plain.length > SCALES.length * 3) return digitWords(plain);
  const groups: string[] = [];
  for (let end = plain.length, scale = 0; end > 0; end -= 3, scale++) {
    const value = Number(plain.slice(Math.max(0, end - 3), end));
    if (value > 0 && scale > 0) groups.unshift(`${below1000(value)} ${SCALES[scale]}`);
    else if (value >= 100) groups.unshift(`${ONES[Math.floor(value / 100)]} hundred`);
  }
  const rest = Number(plain.slice(-2));
  if (rest === 0) return groups.join(" ") || "zero";
  return groups.length > 0 ? groups.join(" ") + link + below100(rest) : below100(rest);
}

/** "twenty one" becomes "twenty first". */
export function toOrdinal(words: string): string {
  const cut = words.lastIndexOf(" ") + 1;
  const last = words.slice(cut);
  const ordinal =
    IRREGULAR_ORDINALS[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return words.slice(0, cut) + ordinal;
}

/** "21" is "twenty first". */
export function ordinalWords(digits: string): string {
  return toOrdinal(groupWords(digits, " "));
}

/** A number before "million" and the like, where no "and" is said: "460" is "four hundred sixty". */
export function scaledWords(number: string): string {
  return number.includes(".") ? decimalWords(number) : groupWords(number.replaceAll(",", ""), " ");
}

/** Digits after the point: a nought after another digit is "oh", one right after the point "zero". */
function fractionDigits(digits: string): string {
  const first = digits.search(/[1-9]/);
  if (first < 0) return digitWords(digits);
  return (
    digitWords(digits.slice(0, first + 1)) +
    digitWords(digits.slice(first + 1))
      .replace(/^(?=.)/, " ")
      .replaceAll("zero", "oh")
  );
}

/** "3.14" is "three point one four"; thousands commas are allowed, a missing whole part is not spoken. */
export function decimalWords(number: string, readFraction = fractionDigits): string {
  const [whole, fraction] = number.replaceAll(",", "").split(".");
  if (!fraction) return cardinalWords(whole);
  return `${whole ? `${cardinalWords(whole)} ` : ""}point ${readFraction(fraction)}`;
}

/**
 * In pairs, as house and model numbers: "123" is "one twenty three", "1428" "fourteen twenty eight", "305" "three oh five".
 * More than five digits are read one by one.
 */
export function digitPairs(digits: string): string {
  const value = Number(digits);
  if (digits.startsWith("0") || digits.length > 5) return digitWords(digits);
  if (digits.length < 3 || value % 1000 === 0) return cardinalWords(digits);
  if (digits.length === 5)
    return `${below100(Math.floor(value / 1000))} ${digits[2] === "0" ? digitWords(digits.slice(2)) : digitPairs(digits.slice(2))}`;
  if (value % 100 === 0) return `${below100(value / 100)} hundred`;
  if (digits.length === 4 && digits[1] === "0" && digits[2] === "0") return cardinalWords(digits);
  return pairWords(Math.floor(value / 100), value % 100);
}

/** A year of one to four digits: "1905" is "nineteen oh five", "2008" "two thousand eight". */
export function yearWords(digits: string): string {
  const value = Number(digits);
  const century = Math.floor(value / 100);
  const rest = value % 100;
  if (digits.length < 4 && value < 1000)
    return digits.length === 3 && rest > 0 ? pairWords(century, rest) : cardinalWords(digits);
  if (century % 10 === 0 && (rest < 10 || century < 10)) return groupWords(digits, " ");
  if (rest === 0) return `${below100(century)} hundred`;
  return pairWords(century, rest);
}

function pairWords(first: number, second: number): string {
  return `${below100(first)} ${second < 10 ? `oh ${ONES[second]}` : below100(second)}`;
}

/** Plural of the last word: "nineteen eighty" is "nineteen eighties". */
export function pluralWords(words: string): string {
  if (words.endsWith("y")) return `${words.slice(0, -1)}ies`;
  return /(x|s|ch|sh)$/.test(words) ? `${words}es` : `${words}s`;
}
