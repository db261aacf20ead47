/**
 * A lexicon, checked and ready for texts.
 * @module
 */
import { buildWordTree, type WordTree } from "./find-words";
import { parseLexicon } from "./parse-lexicon";

/**
 * Checks a lexicon and builds its tree, in linear time.
 * @param lexicon - A `Lexicon`; `undefined` is an empty one.
 * @param voiceSymbols - Symbols of the voice.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the entry and the remedy.
 */
export function openLexicon(lexicon: unknown, voiceSymbols: readonly string[]): WordTree[] {
  return lexicon === undefined ? [] : [buildWordTree(parseLexicon(lexicon, voiceSymbols))];
}
