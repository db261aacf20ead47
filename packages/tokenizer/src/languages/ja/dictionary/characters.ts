/**
 * Classes of characters, which decide how unknown words are made.
 * @module
 */
import type { DictionaryHeader, UnknownCategory } from "./sections";

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
