/**
 * Words that the markup pronounces, in place of those of the lexicon.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LexiconMatch } from "../lexicon/find-words";
import type { TracedText } from "../text/traced-text";
import type { LanguageRegion } from "./language-regions";
import type { MarkedWord } from "./markup-reading";
import { regionsWithin } from "./marked-spans";

/**
 * All words of a cleaned sentence that are pronounced in a way of their own; what the markup says goes before what the
 * lexicon says.
 * @param main - The language of the sentence, which figures are said in outside of the regions.
 */
export function markedWords(
  sentence: TracedText,
  words: readonly MarkedWord[],
  lexicon: readonly LexiconMatch[],
  regions: readonly LanguageRegion[],
  main: Language | undefined,
): readonly LexiconMatch[] {
  const own = regionsWithin(sentence, words);
  if (own.length === 0) return lexicon;
  let region = 0;
  const found = own.map((match): LexiconMatch => {
    while (region < regions.length && regions[region].end <= match.start) region++;
    const isGiven = region < regions.length && regions[region].start < match.end;
    const { word } = match;
    if (isGiven || word.language || word.pronunciation.kind !== "said-as") return match;
    return { ...match, word: { ...word, language: main } };
  });
  let next = 0;
  const free = lexicon.filter(({ start, end }) => {
    while (next < own.length && own[next].end <= start) next++;
    return !(next < own.length && own[next].start < end);
  });
  return [...free, ...found].sort((a, b) => a.start - b.start);
}
