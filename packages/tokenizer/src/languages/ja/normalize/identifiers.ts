/**
 * Numbers that name something instead of counting, spoken digit by digit: IDs, serial and room numbers.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToKanji, digitsToSpokenKanji } from "./kanji-numerals";

/** Digits of names: member numbers, rooms, flights, serials with letters, and all with a leading zero. */
export function writeIdentifiers(text: TracedText): TracedText {
  return (
    text
      .replace(
        /(?<=(?:番号|コード|ナンバー|ID|I D|No\.?|型番|品番|口座|パスワード|暗証番号|シリアル)(?:は|:|が)?\s?)((?:[A-Z]{1,6}-?)?)(\d+(?:-\d+){0,4})(?![\d.,]|[番桁つ個])/g,
        (_all, letters: string, digits: string) =>
          letters + digitsToKanji(digits).replaceAll("-", "の"),
      )
      .replace(/(?<![\d.,])(\d{3,})(?=号室|便)/g, digitsToKanji)
      // AB-12345 is a part number; two digits and fewer are spoken as a number (COVID-19).
      .replace(/(?<=(?:^|[^A-Za-z])[A-Z]{1,5}-)\d{3,}(?![\d.,])/g, digitsToKanji)
      // A leading zero says that it is no quantity: 007.
      .replace(/(?<![\d.,/])0\d+(?![\d.,/:年月日時分秒])/g, digitsToSpokenKanji)
  );
}
