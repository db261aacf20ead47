/**
 * Rounded counts with a letter for thousand, million or billion: "20k followers", "1.5M views".
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { scaledWords } from "./number-words";

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,4}(?:\.\d{1,3})?`;
const COUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£¥-])(${NUMBER}) ?([kKMB]|[mb]n|[mb]ln|[mb]il)(?![\p{L}\d/-])(?=(\+?)( (\p{L}{1,20}))?)`,
  "gu",
);
const SCALED = new RegExp(
  String.raw`(?<![\p{L}\d.,$€£¥])(\d{1,3}(?:,\d{3})*) (?=(?:thousand|million|billion|trillion)\b)`,
  "gu",
);
/** Where "10K" and "4K" keep their letter. */
const KEEPS_LETTER =
  /^(?:runs?|races?|video|videos|resolution|tv|tvs|monitors?|displays?|screens?|footage|uhd|hdr|gold|steps)$/i;

function scaleOf(letter: string): string {
  if (/^k$/i.test(letter)) return "thousand";
  return letter[0].toLowerCase() === "m" ? "million" : "billion";
}

/** Writes out what counts something; a name such as "4K" or "3B" is left to be read letter by letter. */
export function expandCounts(text: TracedText): TracedText {
  return text
    .replace(
      COUNT,
      (whole, number: string, letter: string, _plus, _gap, next: string | undefined) => {
        const rounded = number.includes(".") || number.length > 1;
        const counts = next !== undefined && /^\p{Ll}/u.test(next) && !KEEPS_LETTER.test(next);
        // Races of five and ten kilometers.
        if (letter === "K" && /^(?:5|10)$/.test(number) && !/^\p{Ll}+s$/u.test(next ?? ""))
          return whole;
        const isName = /^[kB]$/i.test(letter)
          ? !(rounded || counts) || KEEPS_LETTER.test(next ?? "")
          : false;
        const isBare = !number.includes(".") && !counts;
        if (isName || (isBare && (letter === "B" || (letter === "M" && number.length === 1))))
          return whole;
        return `${scaledWords(number)} ${scaleOf(letter)}`;
      },
    )
    .replace(SCALED, (_, number: string) => `${scaledWords(number)} `);
}
