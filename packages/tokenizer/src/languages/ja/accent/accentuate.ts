/**
 * Accent phrases of a text.
 * @module
 */
import { READING_BREAK } from "../dictionary/readings";
import type { Morpheme } from "../morpheme";
import type { ReadMorpheme } from "../pronounce";
import { joinWord, loanWordAccent } from "./joining-words";
import { countMorae } from "../kana";
import { beginsPhrase } from "./phrase-boundaries";

/** An accent phrase: low first mora, high up to the nucleus, low behind it. */
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

/** Whether a word says something of the noun behind it. ヒト is flat by itself, and falls behind ト when modified. */
const modifies = ({ pos, surface, form }: Morpheme): boolean =>
  pos === "連体詞" || (pos === "助詞" && surface === "の") || form === "基本形";

/** The accent that the dictionary gives, moved along where the word is spoken with more or fewer morae. */
function ownAccent({ morpheme }: ReadMorpheme, index: number, reading: string): number {
  // The dictionary lists こと and もの as they join a verb; by themselves they fall behind their second mora.
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
