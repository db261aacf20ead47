/**
 * Words whose effect on the accent the chain rules of the dictionary do not state.
 * @module
 */
import type { Morpheme } from "../morpheme";
import { joinAccent, type PhraseAccent } from "./chain-rules";
import { countMorae } from "../kana";

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
    // ます takes the accent away from the verb: タベマス falls behind マ ス, タベマセン behind セ.
    if (/^ま(?:す|し|すれ)$/.test(word.surface)) return morae + 1;
    if (/^ま(?:せ|しょ)$/.test(word.surface)) return morae + 2;
    // The volitional falls behind the mora before う: イコー, タベヨー.
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
  // の that turns a clause into a noun is the last high mora behind a flat verb: マワルノ モ falls behind ノ.
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
 * that is no syllable of its own (ー, ン, ッ, or イ and ウ behind a vowel). Names in ~ィア of four morae are flat.
 */
export function loanWordAccent(reading: string): number {
  const morae = reading.match(/[^ァィゥェォャュョヮ][ァィゥェォャュョヮ]?|./gu) ?? [];
  if (morae.length === 4 && /[キシチニミリィ]ア$/.test(reading)) return 0;
  let nucleus = Math.max(1, morae.length - 2);
  while (nucleus > 1 && /^[ーンッイウ]$/.test(morae[nucleus - 1])) nucleus--;
  return nucleus;
}
