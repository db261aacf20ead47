/**
 * The katakana in which one morpheme is spoken.
 * @module
 */
import { READING_BREAK } from "./dictionary/readings";
import { expandIterationMarks, isKana, isKatakana, toKatakana } from "./kana";
import { readInContext, type Neighbours } from "./context-readings";
import type { Morpheme } from "./morpheme";

const O_ROW = "オコゴソゾトドノホボポモヨョロ";
const U_ROW = "ウクグスズツヌフブプムユュル";

/** エイ is spoken エー in words written in kanji alone, Sino-Japanese for the most part; not in 受け入れ or 招い. */
function lengthenEi(surface: string, pronunciation: string): string {
  if (!/^\p{Script=Han}+$/u.test(surface)) return pronunciation;
  return pronunciation.replace(/([エケゲセゼテデネヘベペメレェ])イ/g, "$1ー");
}

/** A small vowel after its own vowel is long: すげぇ, ねぇ. */
const lengthenSmallVowels = (katakana: string): string =>
  katakana.replace(
    /(?<=[アカガサザタダナハバパマヤャラワ])ァ|(?<=[イキシチニミリ])ィ|(?<=[エケゲセゼテデネヘベペメレ])ェ|(?<=[オコソトノモヨロ])ォ|(?<=[ウクスルユ])ゥ/g,
    "ー",
  );

/** Hiragana that the dictionary does not know, as spoken: ウ after オ or ウ is long (ぴゅう). */
const readHiragana = (surface: string): string =>
  expandIterationMarks(toKatakana(surface)).replace(
    new RegExp(`([${O_ROW}${U_ROW}])ウ`, "g"),
    "$1ー",
  );

/**
 * Katakana as spoken, or `undefined` for what cannot be read (unknown kanji, Latin letters, punctuation).
 * @param morpheme - What to read.
 * @param neighbours - The morphemes that it touches.
 */
export function pronounce(morpheme: Morpheme, neighbours: Neighbours = {}): string | undefined {
  const { surface, pronunciation } = morpheme;
  const reading = readInContext(morpheme, neighbours);
  if (reading !== undefined) return reading;
  const known =
    pronunciation !== undefined && isKatakana(pronunciation.replaceAll(READING_BREAK, ""))
      ? pronunciation
      : undefined;
  // Katakana is already a reading: the dictionary's would rewrite ヴ and small vowels.
  if (isKatakana(surface))
    return known && !/[ヴァィゥェォヮ]/.test(surface) ? known : expandIterationMarks(surface);
  if (known) return lengthenSmallVowels(lengthenEi(surface, known));
  return isKana(surface) ? lengthenSmallVowels(readHiragana(surface)) : undefined;
}

/** A morpheme with its reading. */
export interface ReadMorpheme {
  readonly morpheme: Morpheme;
  /** Katakana; parts that are accent phrases of their own stand between colons. */
  readonly kana: string;
}

/** Reads all morphemes of a text; those that cannot be read are left out. */
export function readMorphemes(morphemes: readonly Morpheme[]): ReadMorpheme[] {
  const touching = (left: number): boolean =>
    left >= 0 && morphemes[left].end === morphemes[left + 1]?.start;
  return morphemes.flatMap((morpheme, index) => {
    const hasBefore = touching(index - 1);
    const kana = pronounce(morpheme, {
      before: hasBefore ? morphemes[index - 1] : undefined,
      secondBefore: hasBefore && touching(index - 2) ? morphemes[index - 2] : undefined,
      after: touching(index) ? morphemes[index + 1] : undefined,
    });
    return kana === undefined ? [] : [{ morpheme, kana }];
  });
}
