import { JA_PITCH } from "../../../symbols";
import type { WordAccent } from "../../language-module";
import { READING_BREAK } from "../dictionary/readings";
import { countMorae, isKatakana } from "../kana";
import type { Morpheme } from "../morpheme";
import type { ReadMorpheme } from "../pronounce";
import { joinWord, loanWordAccent } from "./chain-rules";

/** An accent phrase: low first mora, high up to the nucleus, low after it. */
interface AccentPhrase {
  /** Number of the phrase in the text, from 0. */
  readonly number: number;
  /** Morae of the whole phrase. */
  readonly morae: number;
  /** The mora after which the pitch falls, from 1; 0 where it does not. */
  readonly nucleus: number;
}

/** A stretch of one morpheme in one phrase. */
export interface PhrasePart {
  readonly phrase: AccentPhrase;
  /** Morae of the phrase before this part. */
  readonly offset: number;
  readonly morae: number;
}

type GrowingPhrase = { -readonly [Key in keyof AccentPhrase]: AccentPhrase[Key] };

/** The parts of each morpheme, in the order of the morphemes. */
export function accentuate(reads: readonly ReadMorpheme[]): PhrasePart[][] {
  let phrase: GrowingPhrase = { number: -1, morae: 0, nucleus: 0 };
  let before: ReadMorpheme | undefined;
  return reads.map((read) => {
    const { morpheme, kana } = read;
    const touches = before !== undefined && before.morpheme.end === morpheme.start;
    const joins = touches && !beginsPhrase(morpheme, before!.morpheme, phrase.nucleus === 0);
    const parts = kana.split(READING_BREAK).map((reading, index): PhrasePart => {
      const morae = countMorae(reading);
      const isJoined = joins && index === 0;
      if (isJoined) {
        const soFar = { morae: phrase.morae, accent: phrase.nucleus };
        phrase.nucleus = joinWord(soFar, morpheme, reading, before!.morpheme);
      } else {
        const modified = touches && index === 0 && modifies(before!.morpheme);
        const nucleus = modified && morpheme.surface === "人" ? 2 : ownAccent(read, index, reading);
        phrase = { number: phrase.number + 1, morae: 0, nucleus };
      }
      const offset = phrase.morae;
      phrase.morae += morae;
      return { phrase, offset, morae };
    });
    before = read;
    return parts;
  });
}

/** Whether a word says something of the noun after it. ヒト is flat by itself, and falls after ト when modified. */
const modifies = ({ pos, surface, form }: Morpheme): boolean =>
  pos === "連体詞" || (pos === "助詞" && surface === "の") || form === "基本形";

/** The accent that the dictionary gives, moved along where the word is spoken with more or fewer morae. */
function ownAccent({ morpheme }: ReadMorpheme, index: number, reading: string): number {
  // The dictionary lists こと and もの as they join a verb; by themselves they fall after their second mora.
  if (morpheme.detail === "非自立" && /^(?:コト|モノ)$/.test(reading)) return 2;
  const accent = morpheme.accents[index];
  if (accent === undefined) return loanWordAccent(reading);
  const listed = morpheme.pronunciation?.split(READING_BREAK)[index];
  if (accent === 0 || listed === undefined) return accent;
  return Math.max(1, accent + countMorae(reading) - countMorae(listed));
}

/** Whether mora `index` (from 0) of a phrase is high. */
export function isHigh({ nucleus }: AccentPhrase, index: number): boolean {
  if (nucleus === 1) return index === 0;
  return index > 0 && (nucleus === 0 || index < nucleus);
}

const isFunctionWord = ({ pos }: Morpheme): boolean => pos === "助詞" || pos === "助動詞";
const standsAlone = ({ pos }: Morpheme): boolean =>
  pos === "副詞" || pos === "接続詞" || pos === "連体詞" || pos === "感動詞" || pos === "フィラー";
const isConnective = ({ detail, surface }: Morpheme): boolean =>
  detail === "接続助詞" && /^[てで]$/.test(surface);
const isContinuative = ({ pos, form }: Morpheme): boolean =>
  (pos === "動詞" || pos === "形容詞") && form.startsWith("連用");

/** ある and ない, which after で, は and 〜く are verbs rather than endings: キレイデ アル, タノシク ナイ. */
const isExistence = ({ pos, surface }: Morpheme): boolean =>
  pos === "助動詞" && /^(?:ある|あろ|あれ|あり|あっ|ない|なく|なかっ|なけれ)$/.test(surface);
const isLoanWord = ({ pos, surface }: Morpheme): boolean => pos === "名詞" && isKatakana(surface);
const isUnknown = ({ accents }: Morpheme): boolean => accents.length === 0;

/**
 * Whether a word begins an accent phrase rather than joining the one before it.
 * @param word - The word.
 * @param before - The word that it touches on its left.
 * @param isFlat - Whether the phrase before it has no accent so far: words of little meaning join only such phrases.
 */
function beginsPhrase(word: Morpheme, before: Morpheme, isFlat: boolean): boolean {
  if (isExistence(word)) {
    if (before.surface === "は") return true;
    if (before.surface === "で" || (before.pos === "形容詞" && before.surface.endsWith("く")))
      return !isFlat;
  }
  // Particles, auxiliaries and suffixes lean on what stands before them.
  if (isFunctionWord(word) || word.detail === "接尾") return false;
  if (word.detail === "非自立") {
    if (word.pos === "形容詞" && (isContinuative(before) || isConnective(before))) return false;
    if (word.pos === "動詞" && (isContinuative(before) || before.detail === "サ変接続"))
      return false;
    // ている is the lightest of its kind: it joins a flat verb, where てしまう and てくれる do not.
    if (word.pos === "動詞" && isConnective(before))
      return !(isFlat && /^[いる]/.test(word.surface));
    // の and ん turn a clause into a noun; こと, もの and よう do so with more weight.
    const follows = /^(?:動詞|形容詞|助動詞)$/.test(before.pos);
    if (word.pos === "名詞" && follows) return !isFlat && !/^[のん]$/.test(word.surface);
  }
  // After particles and auxiliaries a new word begins a new phrase.
  if (isFunctionWord(before)) return true;
  if (standsAlone(word) || standsAlone(before)) return true;
  if (word.detail === "副詞可能" || before.detail === "副詞可能") return true;
  if (word.pos === "接頭詞") return true;
  if (word.pos === "名詞") {
    // A noun joins a noun, apart from names, and words after a suffix or an adjectival noun.
    if (before.pos === "動詞" || before.pos === "形容詞") return true;
    if (isLoanWord(word) && isLoanWord(before)) return false;
    return (
      word.detail === "数" ||
      // A foreign name does not fuse with what it belongs to: 作者ピエール.
      (isUnknown(word) && isLoanWord(word)) ||
      before.detail === "形容動詞語幹" ||
      before.detail === "代名詞" ||
      before.detail === "接尾" ||
      before.name === "姓" ||
      word.name === "名" ||
      word.detail === "形容動詞語幹"
    );
  }
  if (before.pos === "名詞") return word.pos === "動詞" || word.pos === "形容詞";
  // する adds little to an adjective, as it does to a noun: ツヨクスル.
  if (before.pos === "形容詞" && word.pos === "動詞")
    return !/^(?:する|すれ|し|しよ|さ|せ)$/.test(word.surface);
  return before.pos === "動詞" && word.pos === "形容詞";
}

const [RISE, FALL] = JA_PITCH;

/** Symbols with their marks, and the same pitch as letters. */
interface PitchedSymbols {
  readonly symbols: string[];
  readonly accent: WordAccent;
}

/**
 * Puts a rise before the first high mora of a phrase that begins low, and a fall after its nucleus.
 * @param rows - Symbols of each mora of the word; an empty row is not heard and gets no letter.
 * @param parts - Where these morae stand in accent phrases.
 */
export function markPitch(
  rows: readonly (readonly string[])[],
  parts: readonly PhrasePart[],
): PitchedSymbols {
  const symbols: string[] = [];
  let pattern = "";
  let row = 0;
  for (const { phrase, offset, morae } of parts) {
    for (let index = offset; index < offset + morae; index++) {
      const sounds = rows[row++] ?? [];
      const high = isHigh(phrase, index);
      if (index > 0 && high && !isHigh(phrase, index - 1)) symbols.push(RISE);
      symbols.push(...sounds);
      if (high && index + 1 === phrase.nucleus) symbols.push(FALL);
      if (sounds.length > 0) pattern += high ? "H" : "L";
    }
  }
  // Morae that the accent does not know of (a word joined in the middle of a mora) keep the pitch before them.
  for (const sounds of rows.slice(row)) {
    symbols.push(...sounds);
    if (sounds.length > 0) pattern += pattern.at(-1) ?? "L";
  }
  return { symbols, accent: { phrase: parts[0]?.phrase.number ?? 0, pattern } };
}
