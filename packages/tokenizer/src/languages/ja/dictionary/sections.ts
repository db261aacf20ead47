/**
 * What the file of the Japanese dictionary holds
 * (written by `training/japanese-dictionary/dictionary_file.py`).
 * @module
 */
import { readDataFile, type DataFile, type DataHeader } from "../../shared/data-file";

/** How MeCab makes unknown words of one class of characters. */
export interface UnknownCategory {
  /** Whether unknown words are tried even where the dictionary has words. */
  readonly invoke: boolean;
  /** Whether a whole run of such characters is tried. */
  readonly group: boolean;
  /** Longest unknown word besides the run, in characters. */
  readonly length: number;
  readonly words: readonly {
    readonly context: number;
    readonly cost: number;
    readonly partOfSpeech: string;
  }[];
}

/** The header. */
interface DictionaryHeader extends DataHeader {
  /** Number of context ids. */
  readonly contexts: number;
  /** What to add to the numbers of the section `matrix`. */
  readonly matrixLowest: number;
  /** Four levels, comma-separated. */
  readonly partsOfSpeech: readonly string[];
  readonly chains: readonly string[];
  readonly strings: readonly string[];
  /** Conjugation type and form by context id, comma-separated. */
  readonly conjugations: readonly string[];
  /** Rows of a lexeme's number and the accents of its phrases. */
  readonly splits: readonly (readonly number[])[];
  /** Runs of characters: first UTF-16 code unit, main category, bit set of categories. */
  readonly characters: readonly (readonly [first: number, category: number, kinds: number])[];
  readonly categories: readonly UnknownCategory[];
}

/** Header and columns by name. */
export type DictionaryFile = DataFile<DictionaryHeader>;

/**
 * Reads the decompressed file.
 * @throws Error when the bytes are no dictionary of version 1, or are cut short.
 */
export function readDictionaryFile(buffer: ArrayBuffer): DictionaryFile {
  return readDataFile<DictionaryHeader>(buffer, "CLJD", "Japanese dictionary");
}

/** Look-up by UTF-16 code unit. */
interface CharacterClasses {
  category(unit: number): UnknownCategory;
  /** Whether two units share a class. */
  related(first: number, second: number): boolean;
}

/** Spreads the runs of the header over all code units. */
export function createCharacterClasses(header: DictionaryHeader): CharacterClasses {
  const main = new Uint8Array(0x10000);
  const kinds = new Uint16Array(0x10000);
  header.characters.forEach(([first, category, bits], index) => {
    const end = header.characters[index + 1]?.[0] ?? 0x10000;
    main.fill(category, first, end);
    kinds.fill(bits, first, end);
  });
  return {
    category: (unit) => header.categories[main[unit]],
    related: (first, second) => (kinds[first] & kinds[second]) !== 0,
  };
}

/** White space, which no word holds. */
export const isSpace = (unit: number): boolean =>
  unit === 0x20 || unit === 0x3000 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0;

/** The code unit that the dictionary has in place of a half-width sign, digit or letter: the full-width one. */
export const widen = (unit: number): number => (unit > 0x20 && unit < 0x7f ? unit + 0xfee0 : unit);
