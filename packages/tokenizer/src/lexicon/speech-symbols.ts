/**
 * Which symbols of a voice are sounds.
 * @module
 */
import { END, PAD, PAUSES, START, WORD_BOUNDARY } from "../symbols";

/** The symbols that may stand in a word: all but padding, boundaries and pauses. */
export function speechSymbols(voiceSymbols: readonly string[]): ReadonlySet<string> {
  const silent = new Set<string>([PAD, START, END, WORD_BOUNDARY, ...PAUSES]);
  return new Set(voiceSymbols.filter((symbol) => !silent.has(symbol)));
}
