/**
 * The Mandarin dictionary: the words of a text with their readings
 * (its file is written by `training/readings/build_dictionary.py`).
 * @module
 */
import type { TextRange } from "../../text/range";
import { readDataFile, type Column, type DataFile } from "../shared/data-file";
import type { ReadingModelHeader } from "../shared/reading-model";
import { createWordCutter, NUMBER } from "../shared/word-cutter";

/** The header of the file. */
interface MandarinHeader extends ReadingModelHeader {
  /** Names of word classes; a word's class is an index. */
  readonly classes: readonly string[];
  /** Numbered pinyin; readings are indices. */
  readonly syllables: readonly string[];
}

/** What the dictionary makes of a text. */
interface MandarinWords {
  /** Words in order; they cover the text. */
  readonly words: readonly TextRange[];
  /** Class of each word, 0 where it is unknown. */
  readonly classes: readonly number[];
  /** Numbered pinyin with full tones per UTF-16 unit, `""` where nothing is known. */
  readonly readings: string[];
  /** 1 at syllables that are spoken neutral though cited with a tone. */
  readonly neutral: Uint8Array;
}

/** The dictionary in memory. */
export interface MandarinDictionary {
  readonly file: DataFile<MandarinHeader>;
  /** Cuts a simplified text into the most probable words. Time is proportional to length. */
  look(text: string): MandarinWords;
}

/**
 * Makes the tables ready for use.
 * @param buffer - The decompressed file.
 * @throws Error when the file is damaged or of another version.
 */
export function createMandarinDictionary(buffer: ArrayBuffer): MandarinDictionary {
  const file = readDataFile<MandarinHeader>(buffer, "CLZD", "Mandarin dictionary");
  const cut = createWordCutter(file);
  const wordClass = file.column("class");
  const codes = file.column("readings");
  const codeStart = starts(file.column("readingLength"));
  const readingsOf = createCharacterReadings(file);
  const numeralClass = file.header.classes.indexOf("m");
  return {
    file,
    look(text) {
      const { words, entries } = cut(text);
      const readings = Array.from<string>({ length: text.length }).fill("");
      const neutral = new Uint8Array(text.length);
      for (let index = 0; index < words.length; index++) {
        const { start, end } = words[index];
        const entry = entries[index];
        let code = entry >= 0 ? codeStart[entry] : 0;
        const lastCode = entry >= 0 ? codeStart[entry + 1] : 0;
        let place = 0;
        for (let i = start; i < end; place++) {
          const point = text.codePointAt(i)!;
          let choice = 0;
          if (code < lastCode && codes[code] >> 4 === place) {
            choice = (codes[code] >> 1) & 7;
            neutral[i] = codes[code] & 1;
            code++;
          }
          readings[i] = readingsOf(point, choice);
          i += point > 0xffff ? 2 : 1;
        }
      }
      const classes = entries.map((entry) =>
        entry >= 0 ? wordClass[entry] : entry === NUMBER ? numeralClass : 0,
      );
      return { words, classes, readings, neutral };
    },
  };
}

/** The function that names the reading of a character by its place in the character's list; 0 is the usual one. */
function createCharacterReadings({
  header,
  column,
}: DataFile<MandarinHeader>): (point: number, choice: number) => string {
  const { syllables } = header;
  const points = column("characters");
  const start = starts(column("characterReadingLength"));
  const readings = column("characterReadings");
  const row = new Uint16Array(0x10000);
  const rare = new Map<number, number>();
  for (let index = 0; index < points.length; index++) {
    if (points[index] <= 0xffff) row[points[index]] = index + 1;
    else rare.set(points[index], index + 1);
  }
  return (point, choice) => {
    const known = point <= 0xffff ? row[point] : (rare.get(point) ?? 0);
    return known === 0 ? "" : syllables[readings[start[known - 1] + choice]];
  };
}

/** Sums of lengths: where each row begins, and where the last ends. */
function starts(lengths: Column): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++)
    start[index + 1] = start[index] + lengths[index];
  return start;
}
