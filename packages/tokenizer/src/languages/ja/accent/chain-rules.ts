/**
 * How the accent of a phrase changes when a word joins it.
 *
 * The rules are the ones that naist-jdic names in its last column (Sagisaka and Sato 1983; Open JTalk uses the same
 * names): C for independent words, F for particles and auxiliaries, P after prefixes.
 * @module
 */
import { countMorae } from "../kana";
import type { Morpheme } from "../morpheme";

/** One rule of a word: what it is and how many morae it moves the accent. */
interface ChainRule {
  readonly name: string;
  readonly shift: number;
}

const NO_RULE: ChainRule = { name: "*", shift: 0 };

/**
 * Picks the rule for the word before. Entries stand between slashes; `動詞%F2@1` holds after verbs,
 * an entry without `%` everywhere. The first that fits decides.
 */
function pickRule(chain: string, posBefore: string): ChainRule {
  for (const entry of chain.split("/")) {
    const [, pos, name, shift] = /^(?:([^%]+)%)?([A-Z]\d+)(?:@(-?\d+))?$/.exec(entry) ?? [];
    if (name === undefined) continue;
    if (pos === undefined || posBefore.includes(pos)) return { name, shift: Number(shift ?? 0) };
  }
  return NO_RULE;
}

/** A phrase that grows. */
interface PhraseAccent {
  /** Morae so far. */
  readonly morae: number;
  /** Accented mora so far, 0 for none. */
  readonly accent: number;
}

/** A word that joins it. */
export interface JoiningWord {
  readonly chain: string;
  readonly accent: number;
}

/**
 * The accented mora of a phrase after a word has joined it, 0 for none.
 * @param phrase - The phrase before that.
 * @param word - The word.
 * @param posBefore - Part of speech of the last word of the phrase.
 */
export function joinAccent(phrase: PhraseAccent, word: JoiningWord, posBefore: string): number {
  const { name, shift } = pickRule(word.chain, posBefore);
  const { morae, accent } = phrase;
  switch (name) {
    case "F2":
      return accent === 0 ? morae + shift : accent;
    case "F3":
      return accent === 0 ? accent : morae + shift;
    case "F4":
      return morae + shift;
    case "C1":
      return morae + word.accent;
    case "C2":
      return morae + 1;
    case "C3":
      return morae;
    case "F5":
    case "C4":
    case "P6":
      return 0;
    case "P1":
      return word.accent === 0 ? 0 : morae + word.accent;
    case "P2":
      return morae + Math.max(1, word.accent);
    case "P14":
      return word.accent === 0 ? accent : morae + word.accent;
    // F1 and C5 keep the accent of the phrase, and so does a word without a rule.
    default:
      return accent;
  }
}

/**
 * The accented mora of a phrase after a morpheme has joined it, 0 for none.
 * @param phrase - The phrase before that.
 * @param word - The morpheme, and `reading`, its katakana.
 * @param before - The last morpheme of the phrase.
 */
export function joinWord(
  phrase: PhraseAccent,
  word: Morpheme,
  reading: string,
  before: Morpheme,
): number {
  const { morae, accent } = phrase;
  const own = countMorae(reading);
  if (word.pos === "助動詞") {
    // ます takes the accent away from the verb: タベマス falls after マ ス, タベマセン after セ.
    if (/^ま(?:す|し|すれ)$/.test(word.surface)) return morae + 1;
    if (/^ま(?:せ|しょ)$/.test(word.surface)) return morae + 2;
    // The volitional falls after the mora before う: イコー, タベヨー.
    if (word.surface === "う" && before.pos === "動詞") return morae;
    // だろ and でしょ, where they carry the accent, hand it to their last mora before う.
    if (word.surface === "う" && /(?:だろ|でしょ)$/.test(before.surface) && accent === morae - 1)
      return morae;
  }
  // Passive and causative draw the accent of an accented verb to their last mora but one: ダマサレル, タベラレル.
  if (word.pos === "動詞" && word.detail === "接尾" && /^(?:さ?せ|ら?れ|し)/.test(word.surface)) {
    if (accent === 0) return 0;
    return word.form.startsWith("未然") ? morae + own : morae + Math.max(0, own - 1);
  }
  // In a compound verb the second one decides: サシツラヌク.
  if (word.pos === "動詞" && word.chain === "*" && before.pos === "動詞" && word.detail === "自立")
    return ownOf(word) === 0 ? accent : morae + ownOf(word);
  // の that turns a clause into a noun is the last high mora after a flat verb: マワルノ モ falls after ノ.
  if (word.surface === "の" && word.detail === "非自立" && before.pos === "動詞" && accent === 0)
    return morae + 1;
  // A word that the dictionary does not know behaves like a noun with an accent of its own.
  const isUnknown = word.accents.length === 0;
  const ownAccent = word.accents[0] ?? loanWordAccent(reading);
  const chain = isUnknown ? "C1" : word.chain;
  return joinAccent(phrase, { chain, accent: ownAccent }, before.pos);
}

const ownOf = (word: Morpheme): number => word.accents[0] ?? 0;

/**
 * The accented mora of a loan word that is in no dictionary: the third from the end, or the one before it where
 * that is no syllable of its own (ー, ン, ッ, or イ and ウ after a vowel). Names in ~ィア of four morae are flat.
 */
export function loanWordAccent(reading: string): number {
  const morae = reading.match(/[^ァィゥェォャュョヮ][ァィゥェォャュョヮ]?|./gu) ?? [];
  if (morae.length === 4 && /[キシチニミリィ]ア$/.test(reading)) return 0;
  let nucleus = Math.max(1, morae.length - 2);
  while (nucleus > 1 && /^[ーンッイウ]$/.test(morae[nucleus - 1])) nucleus--;
  return nucleus;
}
