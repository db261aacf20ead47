/**
 * The Japanese dictionary in memory: about 15 MB of typed arrays, no object per word.
 * @module
 */
import type { Column } from "../../shared/data-file";
import { createTrie, type Trie } from "../../shared/trie";
import { DERIVED_READING, EMPTY_READING, decodeReading, deriveReading } from "./readings";
import { readDictionaryFile, type DictionaryFile } from "./sections";

/** `classShape` of words that do not conjugate. */
export const PLAIN = 0xffff;

/** Forms of conjugating words: endings with their context ids, by shape. */
interface Paradigms {
  /** Forms of shape s: `start[s]` up to `start[s + 1]`. */
  readonly start: Int32Array;
  /** First code unit of the ending, 0 for the empty ending. */
  readonly first: Uint16Array;
  readonly endings: readonly string[];
  readonly context: Column;
  /** Costs of row r, one per form: from `costStart[r]`. */
  readonly costStart: Int32Array;
  readonly costs: Column;
}

/** What the dictionary says about one word in one form. */
interface DictionaryWord {
  /** Four levels, comma-separated. */
  readonly partOfSpeech: string;
  /** Conjugation type and form, comma-separated, `*` if there is none. */
  readonly conjugation: string;
  /** Katakana as spoken, parts of separate accent phrases between colons; empty for signs. */
  readonly reading: string;
  /** Accented mora, 0 for none; one per part of the reading. */
  readonly accents: readonly number[];
  /** How the accent changes after another word. */
  readonly chain: string;
}

/** The dictionary. */
export interface Dictionary {
  readonly file: DictionaryFile;
  readonly trie: Trie;
  readonly lexemeClass: Column;
  /** Cost of lexeme l: `lexemeCost[l] + lowestCost`. */
  readonly lexemeCost: Column;
  readonly lowestCost: number;
  readonly classShape: Column;
  /** Left context id, or the row of costs of a conjugating class. */
  readonly classLeft: Column;
  readonly classRight: Column;
  readonly paradigms: Paradigms;
  /** Connection costs by [left id of the right word][right id of the left word]. */
  readonly matrix: Int16Array;
  readonly contexts: number;
  /**
   * @param lexeme - Number of the lexeme.
   * @param form - Number of the form among all forms, or -1 for words that do not conjugate.
   * @param surface - The whole word as written.
   */
  word(lexeme: number, form: number, surface: string): DictionaryWord;
}

/** Sums of lengths: where each row begins, and where the last ends. */
function starts(lengths: Column): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++)
    start[index + 1] = start[index] + lengths[index];
  return start;
}

/** Like {@link starts}, where two lengths stand for readings that are not stored. */
function readingStarts(lengths: Column): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++)
    start[index + 1] = start[index] + (lengths[index] === EMPTY_READING ? 0 : lengths[index]);
  return start;
}

/**
 * Makes the tables ready for use.
 * @param buffer - The decompressed file.
 * @throws Error when the file is damaged or of another version.
 */
export function createDictionary(buffer: ArrayBuffer): Dictionary {
  const file = readDictionaryFile(buffer);
  const { header, column } = file;
  const readingLength = column("readingLength");
  const readings = column("readings") as Uint8Array;
  const readingStart = readingStarts(readingLength);
  const lexemeClass = column("lexemeClass");
  const lexemeAccent = column("lexemeAccent");
  const classShape = column("classShape");
  const classLeft = column("classLeft");
  const classRight = column("classRight");
  const classPartOfSpeech = column("classPartOfSpeech");
  const classChain = column("classChain");
  const shapeStart = starts(column("shapeLength"));
  const endings = Array.from(column("formSurface"), (index) => header.strings[index]);
  const formReading = column("formReading");
  const formContext = column("formContext");
  const formChain = column("formChain");
  const accentStart = starts(column("accentRowLength"));
  const accentRows = column("accentRows");
  const splits = new Map(header.splits.map(([lexeme, ...accents]) => [lexeme, accents]));
  const stored = column("matrix") as Uint16Array;
  const matrix = new Int16Array(stored.length);
  for (let index = 0; index < stored.length; index++)
    matrix[index] = stored[index] + header.matrixLowest;

  /** The reading of a word or of a stem. */
  const reading = (lexeme: number, surface: string): string =>
    readingLength[lexeme] === DERIVED_READING
      ? deriveReading(surface)
      : decodeReading(readings, readingStart[lexeme], readingStart[lexeme + 1]);

  return {
    file,
    trie: createTrie(file),
    lexemeClass,
    lexemeCost: column("lexemeCost"),
    lowestCost: -column("lexemeCostLowest")[0],
    classShape,
    classLeft,
    classRight,
    matrix,
    contexts: header.contexts,
    paradigms: {
      start: shapeStart,
      first: Uint16Array.from(endings, (ending) => (ending === "" ? 0 : ending.charCodeAt(0))),
      endings,
      context: formContext,
      costStart: starts(column("costRowLength")),
      costs: column("costRows"),
    },
    word(lexeme, form, surface) {
      const wordClass = lexemeClass[lexeme];
      const partOfSpeech = header.partsOfSpeech[classPartOfSpeech[wordClass]];
      const shape = classShape[wordClass];
      if (shape === PLAIN) {
        return {
          partOfSpeech,
          conjugation: header.conjugations[classLeft[wordClass]],
          reading: reading(lexeme, surface),
          accents: splits.get(lexeme) ?? [lexemeAccent[lexeme]],
          chain: header.chains[classChain[wordClass]],
        };
      }
      const stem = surface.slice(0, surface.length - endings[form].length);
      const row = accentStart[classRight[wordClass]] + form - shapeStart[shape];
      return {
        partOfSpeech,
        conjugation: header.conjugations[formContext[form]],
        reading: reading(lexeme, stem) + header.strings[formReading[form]],
        accents: [accentRows[row]],
        chain: header.chains[formChain[form]],
      };
    },
  };
}
