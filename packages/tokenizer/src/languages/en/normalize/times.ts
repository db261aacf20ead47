import type { TracedText } from "../../../text/traced-text";
import { cardinalWords } from "./number-words";

const HALF = String.raw`(?: ?([ap])\.? ?m\b\.?)`;
const CLOCK = new RegExp(
  String.raw`(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])${HALF}?`,
  "gi",
);
const HOUR = new RegExp(
  String.raw`(?<![\d:.,])(0?[1-9]|1[0-2])(?:\.([0-5]\d))?${HALF}(?![\p{L}\d])`,
  "giu",
);

/** "1h 30m", "2h15m10s", "5m 20s". */
const DURATION =
  /(?<![\p{L}\d.,])(?=\d{1,3} ?[hm] ?\d)(?:(\d{1,3}) ?h(?:rs?)? ?)?(?:(\d{1,2}) ?m(?:in)? ?)?(?:(\d{1,2}) ?s(?:ec)?)?(?<! )(?<=[a-z])(?![\p{L}\d])/gu;
const ZONE =
  /((?::\d\d|[ap]\.?m\.?) )([ecmp]\.?[sd]?\.?t|gmt|utc|jst|hkt|kst|cet|bst)\b(?=\.?(?:[^\p{L}]|$))/giu;

function half(letter: string | undefined): string {
  return letter ? ` ${letter.toUpperCase()}M` : "";
}

function minuteWords(minutes: string): string {
  if (minutes === "00") return "";
  return minutes.startsWith("0") ? ` oh ${cardinalWords(minutes)}` : ` ${cardinalWords(minutes)}`;
}

/** Keeps the dot that ends a sentence when it was also that of "p.m.". */
function closing(whole: string, rest: string): string {
  return whole.endsWith(".") &&
    (rest === "" || /^\s+(?!(?:[ECMP][SD]?T|GMT|UTC)\b)\p{Lu}/u.test(rest))
    ? "."
    : "";
}

function count(value: string, unit: string): string {
  return `${cardinalWords(value)} ${unit}${Number(value) === 1 ? "" : "s"}`;
}

/** "5:30 pm", "14:05", "9 a.m.", "1:02:03". Ranges of times with a dash become "to". */
export function expandTimes(text: TracedText): TracedText {
  return text
    .replace(
      DURATION,
      (_, hours: string | undefined, minutes: string | undefined, seconds: string | undefined) =>
        [
          hours && count(hours, "hour"),
          minutes && count(minutes, "minute"),
          seconds && count(seconds, "second"),
        ]
          .filter(Boolean)
          .join(" "),
    )
    .replace(
      /(?<![\d:.,])([01]\d|2[0-3])00 (?:hours|hrs)\b/g,
      (_, hour: string) =>
        `${hour.startsWith("0") ? `zero ${cardinalWords(hour)}` : cardinalWords(hour)} hundred hours`,
    )
    .replace(/(?<![\d:])12:00(?= (?:noon|midnight)\b)/g, "twelve")
    .replace(/(\d(?: ?[ap]\.?m\.?)?) ?[-–—] ?(?=\d{1,2}(?::\d\d)? ?[ap]\.?m\b)/gi, "$1 to ")
    .replace(/(\d:\d\d) ?[-–—] ?(?=\d{1,2}:\d\d)/g, "$1 to ")
    .replace(
      CLOCK,
      (
        whole,
        hour: string,
        minutes: string,
        seconds: string | undefined,
        letter: string | undefined,
        at: number,
        all: string,
      ) => {
        const end = closing(whole, all.slice(at + whole.length, at + whole.length + 6));
        if (seconds) {
          return `${count(hour, "hour")} ${count(minutes, "minute")} and ${count(seconds, "second")}${half(letter)}${end}`;
        }
        if (minutes === "00" && !letter) {
          return Number(hour) > 12 || Number(hour) === 0
            ? `${cardinalWords(hour)} hundred hours`
            : `${cardinalWords(hour)} o'clock`;
        }
        return `${cardinalWords(hour)}${minuteWords(minutes)}${half(letter)}${end}`;
      },
    )
    .replace(
      ZONE,
      (_, before: string, zone: string) => before + zone.replaceAll(".", "").toUpperCase(),
    )
    .replace(
      HOUR,
      (
        whole,
        hour: string,
        minutes: string | undefined,
        letter: string,
        at: number,
        all: string,
      ) => {
        const end = closing(whole, all.slice(at + whole.length, at + whole.length + 6));
        return `${cardinalWords(hour)}${minutes ? minuteWords(minutes) : ""}${half(letter)}${end}`;
      },
    );
}
