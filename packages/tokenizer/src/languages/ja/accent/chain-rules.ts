/**
 * How the accent of a phrase changes when a word joins it.
 *
 * The rules are the ones that naist-jdic names in its last column (Sagisaka and Sato 1983; Open JTalk uses the same
 * names): C for independent words, F for particles and auxiliaries, P behind prefixes.
 * @module
 */

/** One rule of a word: what it is and how many morae it moves the accent. */
interface ChainRule {
  readonly name: string;
  readonly shift: number;
}

const NO_RULE: ChainRule = { name: "*", shift: 0 };

/**
 * Picks the rule for the word before. Entries stand between slashes; `動詞%F2@1` holds behind verbs,
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
export interface PhraseAccent {
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
