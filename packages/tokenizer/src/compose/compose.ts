/**
 * Words of several languages to one row of symbols.
 * @module
 */
import type { Language, SynthesisWarning, UtteranceWord } from "@cosyvoice-lite/spec";
import type { LanguageRules } from "../languages/language-module";
import { END, PAUSES, START, WORD_BOUNDARY } from "../symbols";
import type { LanguageSpan } from "../text/spans";
import { readGap } from "./pauses";

/** A sentence as symbols, before ids. */
export interface ComposedSentence {
  readonly symbols: string[];
  readonly languages: Language[];
  readonly words: UtteranceWord[];
  readonly normalized: string;
  readonly warnings: SynthesisWarning[];
}

/**
 * Speaks each span with the rules of its language and joins the words: one boundary symbol between words, pause
 * symbols where punctuation stood, start and end symbols around everything.
 * @param text - A cleaned sentence.
 * @param spans - Spans that cover it.
 * @param rules - Loaded rules of every language in `spans`.
 * @param closing - The pause symbol of a sentence that ends without one.
 */
export function composeSentence(
  text: string,
  spans: readonly LanguageSpan[],
  rules: ReadonlyMap<Language, LanguageRules>,
  closing: string,
): ComposedSentence {
  const symbols: string[] = [START];
  const languages: Language[] = [spans[0]?.language ?? "en"];
  const words: UtteranceWord[] = [];
  const warnings: SynthesisWarning[] = [];
  let normalized = "";
  let pause = "";

  const put = (symbol: string, language: Language): void => {
    symbols.push(symbol);
    languages.push(language);
  };
  const gap = (stretch: string, language: Language): void => {
    const { pause: found, unknown } = readGap(stretch);
    if (found) pause = found;
    for (const { character } of unknown) warnings.push(unknownCharacter(character, language));
  };
  const word = (spoken: string, wordSymbols: readonly string[], language: Language): void => {
    if (words.length > 0) {
      if (pause) put(pause, language);
      put(WORD_BOUNDARY, language);
    }
    pause = "";
    const symbolStart = symbols.length;
    for (const symbol of wordSymbols) put(symbol, language);
    words.push({ text: spoken, language, symbolStart, symbolEnd: symbols.length });
  };

  for (const span of spans) {
    const languageRules = rules.get(span.language)!;
    const spoken = languageRules.normalize(text.slice(span.start, span.end));
    normalized += spoken;
    let position = 0;
    for (const item of languageRules.phonemize(spoken)) {
      // A word without symbols is left to the next gap, which reports its characters.
      if (item.symbols.length === 0) continue;
      gap(spoken.slice(position, item.start), span.language);
      word(spoken.slice(item.start, item.end), item.symbols, span.language);
      position = item.end;
    }
    gap(spoken.slice(position), span.language);
  }
  const last = languages.at(-1)!;
  put(pause || closing, last);
  put(END, last);
  return { symbols, languages, words, normalized, warnings };
}

function unknownCharacter(character: string, language: Language): SynthesisWarning {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return {
    code: "UNKNOWN_CHARACTER",
    message: `No reading for "${character}" (U+${code}) in ${language}; it was left out. Write it out in words to hear it.`,
  };
}

/** Whether a symbol is a pause. */
export function isPause(symbol: string): boolean {
  return (PAUSES as readonly string[]).includes(symbol);
}
