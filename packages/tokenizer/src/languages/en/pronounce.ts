import { withOneStress } from "./arpabet";
import type { JointNgram } from "./joint-ngram";
import { isSpelledAcronym, isUnpronounceable, readsLikeWord, spellOut } from "./letters";
import type { Lexicon } from "./lexicon";
import { derive, deriveInflected, withS } from "./morphology";

/** Looks words up, derives them, spells them, or guesses from letters. */
export interface Pronouncer {
  /** Whether the dictionary holds this lower-case word. */
  isKnown(word: string): boolean;
  /** ARPAbet phones of a word as it was written; empty only for a word without a Latin letter. */
  pronounce(written: string, options?: { readonly inCapitals?: boolean }): readonly string[];
}

/** Letters outside a–z that do not fold by taking their accents off. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "th",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** Lower-case a–z and apostrophes: "Café’s" is "cafe's". Other letters are left out. */
export function foldWord(written: string): string {
  return written
    .normalize("NFKD")
    .replace(/[’‘ʼ＇]/g, "'")
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => FOLDED[letter])
    .replace(/[^a-z']/g, "");
}

/** UTF-16 units of the longest string that is read as one word, and the pieces of a longer one. */
const LONGEST_WORD = 60;
const LONG_PIECE = /.{1,30}/gsu;
/** Words whose pronunciation is kept. */
const REMEMBERED = 20_000;

/** Joins the sources of pronunciations. */
export function createPronouncer(
  lexicon: Lexicon,
  model: JointNgram,
  overrides: ReadonlyMap<string, readonly string[]>,
): Pronouncer {
  const lookUp = (word: string) => overrides.get(word) ?? lexicon.get(word);

  function acronym(written: string, word: string): string[] | undefined {
    const plural = /^[A-Z]{2,}['’]?s$/.test(written);
    const letters = plural ? written.replace(/['’]?s$/, "") : written;
    if (!/^[A-Z]{2,}$/.test(letters)) return undefined;
    const small = letters.toLowerCase();
    const known = (lookUp(small) ?? lookUp(word) ?? deriveInflected(small, lookUp)) !== undefined;
    // Up to four unknown capitals are letters unless they look like a word; longer ones only when they cannot be said.
    const spelled =
      isSpelledAcronym(letters) ||
      (!known && !readsLikeWord(small) && (letters.length <= 4 || isUnpronounceable(small)));
    if (!spelled) return undefined;
    return plural ? withS(spellOut(small)) : spellOut(small);
  }

  function work(written: string, inCapitals: boolean): string[] {
    // What is so long is no word; it is read by pieces, so that time stays linear.
    if (written.length > LONGEST_WORD)
      return withOneStress(
        (written.match(LONG_PIECE) ?? []).flatMap((piece) => [
          ...pronounce(piece, { inCapitals: true }),
        ]),
      );
    const word = foldWord(written);
    // "résumé": a few words are others without their accents.
    const accented =
      word.length > 2 && /[^\p{ASCII}]/u.test(written)
        ? overrides.get(written.normalize("NFC").toLowerCase())
        : undefined;
    if (accented) return withOneStress(accented);
    const spelled = inCapitals ? undefined : acronym(written, word);
    if (spelled) return spelled;
    const known = lookUp(word) ?? derive(word, lookUp);
    if (known) return withOneStress(known);
    // "PyTorch": capitals inside a word part it.
    const parts = written.split(/(?<=\p{Ll})(?=\p{Lu})/u);
    if (parts.length > 1) return withOneStress(parts.flatMap((part) => pronounce(part)));
    const bare = word.replaceAll("'", "");
    if (bare.length === 1 || isUnpronounceable(bare)) return spellOut(bare);
    const guessed = model.pronounce(bare);
    return withOneStress(guessed.length > 0 ? guessed : spellOut(bare));
  }

  // Words come back all the time; the memory is bounded.
  const memory = new Map<string, readonly string[]>();
  function pronounce(written: string, { inCapitals = false } = {}): readonly string[] {
    const key = inCapitals ? written.toLowerCase() : written;
    const known = memory.get(key);
    if (known) return known;
    const phones = work(written, inCapitals);
    if (memory.size >= REMEMBERED) memory.clear();
    memory.set(key, phones);
    return phones;
  }

  return { isKnown: (word) => lookUp(word) !== undefined, pronounce };
}
