/**
 * The Mandarin dictionary: the words of a text with their readings, in one pass
 * (its file is written by `training/readings/build_dictionary.py`).
 * @module
 */
import { readDataFile, type Column, type DataFile } from "../shared/data-file";
import { createTrie } from "../shared/trie";
import type { ReadingModelHeader } from "../shared/reading-model";
import type { TextRange } from "../../text/range";
import { numberEnd } from "./number-word";

/** The header of the file. */
export interface MandarinHeader extends ReadingModelHeader {
  /** Costs per unit of the natural logarithm. */
  readonly step: number;
  /** Names of word classes; a word's class is an index. */
  readonly classes: readonly string[];
  /** Numbered pinyin; readings are indices. */
  readonly syllables: readonly string[];
}

/** What the dictionary makes of a text. */
export interface MandarinWords {
  /** Words in order; they cover the text. Letters and digits in a row are one, other signs stand alone. */
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
  /** Index of the class that numerals have. */
  readonly numeralClass: number;
  /** Cuts a simplified text into the most probable words. Time is proportional to length. */
  look(text: string): MandarinWords;
}

/** Cost of a character that is no word. */
const UNKNOWN = 255;
/** Cost of a number of several characters. */
const NUMBER = 62;
/** Stands for a word without an entry: an unknown character, or a number. */
const NO_ENTRY = -1;
const WORD_CHARACTER = /[A-Za-z0-9]/;

/**
 * Makes the tables ready for use.
 * @param buffer - The decompressed file.
 * @throws Error when the file is damaged or of another version.
 */
export function createMandarinDictionary(buffer: ArrayBuffer): MandarinDictionary {
  const file = readDataFile<MandarinHeader>(buffer, "CLZD", "Mandarin dictionary");
  const { header, column } = file;
  const trie = createTrie(file);
  const { lexemeStart } = trie;
  const cost = column("cost");
  const wordClass = column("class");
  const codes = column("readings");
  const codeStart = starts(column("readingLength"));
  const readingsOf = createCharacterReadings(file);
  const numeralClass = header.classes.indexOf("m");

  /** Adds the words of a stretch of Han characters. */
  function cut(text: string, from: number, to: number, found: Found): void {
    const length = to - from;
    const best = new Int32Array(length + 1).fill(0x7fffffff);
    const back = new Int32Array(length + 1);
    const entry = new Int32Array(length + 1);
    best[0] = 0;
    for (let i = 0; i < length; i++) {
      const before = best[i];
      // The second half of a character outside the basic plane is no beginning.
      if (before === 0x7fffffff) continue;
      const single = isHighHalf(text.charCodeAt(from + i)) && i + 1 < length ? 2 : 1;
      offer(i, i + single, before + UNKNOWN, NO_ENTRY);
      const number = numberEnd(text, from + i, to) - from;
      if (number > i + 1) offer(i, number, before + NUMBER, NO_ENTRY);
      let node = 0;
      for (let j = i; j < length; j++) {
        node = trie.child(node, text.charCodeAt(from + j));
        if (node < 0) break;
        const word = lexemeStart[node];
        if (word < lexemeStart[node + 1]) offer(i, j + 1, before + cost[word], word);
      }
    }
    function offer(begin: number, end: number, total: number, word: number): void {
      if (total >= best[end]) return;
      best[end] = total;
      back[end] = begin;
      entry[end] = word;
    }
    const ends: number[] = [];
    for (let end = length; end > 0; end = back[end]) ends.push(end);
    for (let k = ends.length - 1; k >= 0; k--)
      found(from + back[ends[k]], from + ends[k], entry[ends[k]]);
  }

  return {
    file,
    numeralClass,
    look(text) {
      const words: TextRange[] = [];
      const classes: number[] = [];
      const readings = Array.from<string>({ length: text.length }).fill("");
      const neutral = new Uint8Array(text.length);
      const found: Found = (start, end, word) => {
        words.push({ start, end });
        classes.push(word >= 0 ? wordClass[word] : end - start > 1 ? numeralClass : 0);
        let code = word >= 0 ? codeStart[word] : 0;
        const lastCode = word >= 0 ? codeStart[word + 1] : 0;
        let index = 0;
        for (let i = start; i < end; index++) {
          const point = text.codePointAt(i)!;
          let choice = 0;
          if (code < lastCode && codes[code] >> 4 === index) {
            choice = (codes[code] >> 1) & 7;
            neutral[i] = codes[code] & 1;
            code++;
          }
          readings[i] = readingsOf(point, choice);
          i += point > 0xffff ? 2 : 1;
        }
      };
      for (let i = 0; i < text.length;) {
        const from = i;
        while (i < text.length && isHan(text.charCodeAt(i))) i++;
        if (i > from) cut(text, from, i, found);
        if (i >= text.length) break;
        const start = i++;
        if (WORD_CHARACTER.test(text[start]))
          while (i < text.length && WORD_CHARACTER.test(text[i])) i++;
        else if (isHighHalf(text.charCodeAt(start)) && isLowHalf(text.charCodeAt(i))) i++;
        words.push({ start, end: i });
        classes.push(0);
      }
      return { words, classes, readings, neutral };
    },
  };
}

type Found = (start: number, end: number, entry: number) => void;

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

/** Han characters of the basic plane, and both halves of those of the next two planes. */
function isHan(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    unit === 0x3007 ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd8bf) ||
    isLowHalf(unit)
  );
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
