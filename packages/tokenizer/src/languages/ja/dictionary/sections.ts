/**
 * The binary file of the dictionary: a JSON header and columns of numbers
 * (written by `training/japanese-dictionary/dictionary_file.py`).
 * @module
 */

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
interface DictionaryHeader {
  readonly version: 1;
  /** Number of context ids. */
  readonly contexts: number;
  /** What to add to the numbers of the section `matrix`. */
  readonly matrixLowest: number;
  readonly sections: readonly {
    readonly name: string;
    readonly kind: "u1" | "u2" | "u4" | "planes";
    readonly count: number;
  }[];
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

/** A column; `planes` are joined to 16 bits. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Header and columns by name. */
export interface DictionaryFile {
  readonly header: DictionaryHeader;
  column(name: string): Column;
}

const MAGIC = 0x444a4c43;

/**
 * Reads the decompressed file. Columns of one byte are views, nothing is copied.
 * @throws Error when the bytes are no dictionary of version 1, or are cut short.
 */
export function readDictionaryFile(buffer: ArrayBuffer): DictionaryFile {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error("not a Japanese dictionary of cosyvoice-lite");
  const headerLength = view.getUint32(4, true);
  if (8 + headerLength > buffer.byteLength) throw new Error("the Japanese dictionary is cut short");
  const header = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 8, headerLength)),
  ) as DictionaryHeader;
  if (header.version !== 1)
    throw new Error(`the Japanese dictionary has version ${String(header.version)}, not 1`);

  const columns = new Map<string, Column>();
  let offset = 8 + headerLength;
  for (const { name, kind, count } of header.sections) {
    const bytes = count * { u1: 1, u2: 2, u4: 4, planes: 2 }[kind];
    if (offset + bytes > buffer.byteLength) throw new Error("the Japanese dictionary is cut short");
    if (kind === "u1") columns.set(name, new Uint8Array(buffer, offset, count));
    else if (kind === "u2") columns.set(name, new Uint16Array(buffer, offset, count));
    else if (kind === "u4") columns.set(name, new Uint32Array(buffer, offset, count));
    else columns.set(name, joinPlanes(new Uint8Array(buffer, offset, bytes), count));
    offset += (bytes + 3) & ~3;
  }
  return {
    header,
    column(name) {
      const column = columns.get(name);
      if (!column) throw new Error(`the Japanese dictionary lacks the section ${name}`);
      return column;
    },
  };
}

function joinPlanes(planes: Uint8Array, count: number): Uint16Array {
  const joined = new Uint16Array(count);
  for (let index = 0; index < count; index++)
    joined[index] = planes[index] | (planes[count + index] << 8);
  return joined;
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
