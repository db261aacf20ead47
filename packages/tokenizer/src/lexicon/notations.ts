import type { Language } from "@cosyvoice-lite/spec";
import type { WordAccent } from "../languages/language-module";
import { markPitch } from "../languages/ja/accent/accentuate";
import { countMorae, isKana, toKatakana } from "../languages/ja/kana";
import { createMoraEncoder } from "../languages/ja/mora-symbols";
import { arpabetToSymbols } from "../languages/en/arpabet";
import { jyutpingSymbols } from "../languages/yue/syllable";
import { syllableSymbols } from "../languages/zh/syllable";
import type { Pronunciation } from "./pronunciation";

/**
 * Symbols of one word, which is an accent phrase of its own.
 * @param katakana - As spoken.
 * @param accent - The mora before the fall in pitch, 0 where it does not fall; `undefined`: no pitch marks.
 */
export function katakanaSymbols(
  katakana: string,
  accent: number | undefined,
): { readonly symbols: readonly string[]; readonly accent?: WordAccent } {
  const rows = createMoraEncoder().morae(katakana);
  if (accent === undefined) return { symbols: rows.flat() };
  const morae = countMorae(katakana);
  return markPitch(rows, [{ phrase: { number: 0, morae, nucleus: accent }, offset: 0, morae }]);
}

/** One notation: what it is spoken in and how it is read. */
interface Notation {
  /** The language, where the notation has one. */
  readonly language?: Language;
  /** Further keys that entries in this notation may have. */
  readonly options?: readonly string[];
  /**
   * Reads the value.
   * @param entry - The whole entry.
   * @param symbols - Symbols of the voice.
   * @throws Error saying what is wrong with the value and what to do.
   */
  read(
    value: unknown,
    entry: Readonly<Record<string, unknown>>,
    symbols: ReadonlySet<string>,
  ): Pronunciation;
}

/** Syllable by syllable; every one needs its tone. */
function readSyllables(
  value: unknown,
  pattern: RegExp,
  symbolsOf: (syllable: string) => string[] | undefined,
  remedy: string,
): Pronunciation {
  const symbols = parts(value, remedy).flatMap((syllable) => {
    const own = pattern.test(syllable) ? symbolsOf(syllable) : undefined;
    if (!own) throw new Error(`"${syllable}" is no syllable; ${remedy}`);
    return own;
  });
  return { kind: "symbols", symbols };
}

/** The notations by the key that an entry has for each. */
export const NOTATIONS: Readonly<Record<string, Notation>> = {
  respelling: {
    read(value) {
      const remedy = "write the word as it is read, in ordinary letters";
      if (typeof value !== "string" || !/[\p{L}\p{N}]/u.test(value))
        throw new Error(`the respelling has no letter; ${remedy}`);
      return { kind: "respelling", text: value.trim() };
    },
  },
  symbols: {
    read(value, _, known) {
      const remedy = `write a list of the voice's symbols, such as ["n", "ˈ", "aɪ"]`;
      if (!Array.isArray(value) || value.length === 0 || !value.every((s) => typeof s === "string"))
        throw new Error(`the symbols are no list of strings; ${remedy}`);
      const unknown = value.find((symbol) => !known.has(symbol));
      if (unknown !== undefined)
        throw new Error(`${JSON.stringify(unknown)} is no speech symbol of the voice; ${remedy}`);
      return { kind: "symbols", symbols: value };
    },
  },
  arpabet: {
    language: "en",
    read(value) {
      const remedy = "write ARPAbet with stress digits, such as N AY1 K AA0 N";
      const phones = parts(value, remedy).map((phone) => phone.toUpperCase());
      try {
        return { kind: "symbols", symbols: arpabetToSymbols(phones) };
      } catch (error) {
        throw new Error(`${(error as Error).message} Now ${remedy}`, { cause: error });
      }
    },
  },
  pinyin: {
    language: "zh",
    read: (value) =>
      readSyllables(
        value,
        /^[a-zêü:]+[1-5]$/i,
        syllableSymbols,
        "write pinyin with tone numbers 1 to 5, such as chong2 qing4",
      ),
  },
  jyutping: {
    language: "yue",
    read: (value) =>
      readSyllables(
        value,
        /^[a-z]+[1-6]$/,
        jyutpingSymbols,
        "write Jyutping with tone numbers 1 to 6, such as hoeng1 gong2",
      ),
  },
  katakana: {
    language: "ja",
    options: ["accent"],
    read(value, { accent }) {
      const remedy = "write it in kana as it is spoken, such as トーキョー";
      const kana = typeof value === "string" ? toKatakana(value.trim()) : "";
      if (!isKana(kana)) throw new Error(`${JSON.stringify(value)} is no kana; ${remedy}`);
      const count = countMorae(kana);
      const isAccent = typeof accent === "number" && Number.isInteger(accent);
      if (accent !== undefined && !(isAccent && accent >= 0 && accent <= count))
        throw new Error(`the accent is no whole number from 0 to ${count}, the number of morae`);
      const spoken = katakanaSymbols(kana, isAccent ? accent : undefined);
      if (spoken.symbols.length === 0) throw new Error(`"${kana}" has no sound; ${remedy}`);
      return { kind: "symbols", ...spoken };
    },
  },
  hangul: {
    language: "ko",
    read(value) {
      const remedy = "write it in hangul syllables, such as 엔진엑스";
      if (typeof value !== "string" || !/^[가-힣]+(?: [가-힣]+)*$/.test(value))
        throw new Error(`${JSON.stringify(value)} is not hangul; ${remedy}`);
      return { kind: "pronounced", text: value };
    },
  },
};

/** Parts between blanks; at least one. */
function parts(value: unknown, remedy: string): string[] {
  const found = typeof value === "string" ? value.trim().split(/\s+/) : [""];
  if (found[0] === "") throw new Error(`${JSON.stringify(value)} is no pronunciation; ${remedy}`);
  return found;
}
