/**
 * One spelling for each character.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const ROMAN_VALUES: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  M: 1000,
};
/** What the two kinds of brackets of a company form stand for. */
const COMPANY: Readonly<Record<string, string>> = {
  "㈱": "株式会社",
  "(株)": "株式会社",
  "㈲": "有限会社",
  "(有)": "有限会社",
};

/** The value of a Roman numeral in capital letters: a smaller letter before a larger one is subtracted. */
function romanValue(letters: string): number {
  const values = [...letters].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

/**
 * Unicode NFKC with exceptions: full-width letters and digits become half-width, half-width katakana full-width.
 *
 * Ellipses and free-standing marks such as ゛ and ´ stay (NFKC would turn them into dots and blanks), as does ™.
 * Roman numerals become digits rather than Latin letters, exponents and numbers in circles keep apart from the
 * digits beside them.
 */
export function foldWidth(text: TracedText): TracedText {
  return (
    text
      .replace(/[Ⅰ-Ⅿⅰ-ⅿ]+/g, (numerals) =>
        String(romanValue(numerals.normalize("NFKC").toUpperCase())),
      )
      .replace(
        /(?<=第)[IVX]{1,8}(?=[章部巻編話回節条世期])|(?<=[ァ-ヺー])[IVX]{1,8}(?=世)/g,
        (numerals) => String(romanValue(numerals)),
      )
      .replace(
        /㈱|㈲|[（(][株有][)）]/g,
        (form) => COMPANY[form.normalize("NFKC")] ?? COMPANY[form],
      )
      .replace(/(?<=[\d)])[²³⁰¹⁴-⁹]+(?![\d²³⁰¹⁴-⁹])/g, (power) => `の${power.normalize("NFKC")}乗`)
      .replace(/(?<=\d)(?=[½⅓⅔¼¾⅕-⅞])/g, "と")
      .replace(/(?<=[\d①-⑳])(?=[①-⑳])/g, "、")
      // Cluster by cluster, so that the offsets of the rest stay exact.
      .replace(/[^\p{M}\u0000-\u007f…‥゛゜´¨¯¸™][\p{M}ﾞﾟ]*/gu, (cluster) => cluster.normalize("NFKC"))
      .replace(/[〜∼˜]/g, "~")
      .replace(/[−‐‑‒–](?=\d)/g, "-")
      .replace(/(?<=\d)[−‐‑‒–]/g, "-")
  );
}
