/**
 * Clock times written with signs: 14:30, 3:15 PM, AM10時.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { integerToKanji } from "./kanji-numerals";

const halfOfDay = (letter: string | undefined) =>
  letter ? (letter.toLowerCase() === "a" ? "午前" : "午後") : "";

const hours = (hour: string) => (Number(hour) === 0 ? "零時" : `${integerToKanji(hour)}時`);

/** Clock times: 14:30 to 十四時三十分, full hours without minutes; AM and PM to 午前 and 午後. */
export function writeTimes(text: TracedText): TracedText {
  return text
    .replace(/(?<=\d:\d{2}|\d:\d{2}\s)\s?[-~]\s?(?=\d{1,2}:\d{2})/g, "から")
    .replace(/(?<![A-Za-z])([AaPp])\.?[Mm]\.?\s?(?=\d{1,2}時)/g, (_all, half: string) =>
      halfOfDay(half),
    )
    .replace(
      /(?<![\d:.])(\d{1,2})\s?([AaPp])\.?[Mm](?![A-Za-z])\.?/g,
      (all, hour: string, half: string) =>
        Number(hour) > 24 ? all : halfOfDay(half) + hours(hour),
    )
    .replace(
      /(?<![\d:A-Za-z])(?:([AaPp])\.?[Mm]\.?\s?)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?:\s?([AaPp])\.?[Mm](?![A-Za-z])\.?)?/g,
      (
        all,
        before: string | undefined,
        hour: string,
        minute: string,
        second: string | undefined,
        after: string | undefined,
      ) => {
        if (Number(hour) > 29 || Number(minute) > 59 || Number(second ?? 0) > 59) return all;
        return (
          halfOfDay(before ?? after) +
          hours(hour) +
          (Number(minute) > 0 || second ? `${integerToKanji(minute)}分` : "") +
          (second ? `${integerToKanji(second)}秒` : "")
        );
      },
    );
}
