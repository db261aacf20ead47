/**
 * Language spans that know about the words of a lexicon.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { mainLanguage, type LanguageSpan } from "../text/spans";
import type { LexiconMatch } from "./find-words";
import { speakWithWords, type PlacedWord } from "./speak-with-words";
import type { SpeakableSpan } from "./pronunciation";

/**
 * Gives words of a lexicon to the language they are spoken in, and joins them with their neighbours of that language, so
 * that both are read in context.
 * @param text - A cleaned sentence.
 * @param spans - Spans that cover it.
 * @param matches - Words of the lexicon in it, in order and without overlap.
 */
export function lexiconSpans(
  text: string,
  spans: readonly LanguageSpan[],
  matches: readonly LexiconMatch[],
): readonly SpeakableSpan[] {
  if (matches.length === 0) return spans;
  const groups: { start: number; end: number; language: Language; words: PlacedWord[] }[] = [];
  const put = (start: number, end: number, language: Language, word?: PlacedWord): void => {
    if (start >= end) return;
    let group = groups.at(-1);
    if (group?.language !== language) groups.push((group = { start, end, language, words: [] }));
    group.end = end;
    if (word) group.words.push({ ...word, start: start - group.start, end: end - group.start });
  };
  let from = 0;
  let next = 0;
  for (const span of spans) {
    while (next < matches.length && matches[next].start < span.end) {
      const { start, end, word } = matches[next++];
      put(from, start, span.language);
      const language = languageOf({ start, end, word }, span.language);
      const suffix = language === "en" ? possessive(text, end, matches[next]?.start) : "";
      from = end + suffix.length;
      put(start, from, language, { start, end, word, suffix });
    }
    put(from, span.end, span.language);
    from = Math.max(from, span.end);
  }
  return groups.map(({ words, ...span }) =>
    words.length === 0
      ? span
      : { ...span, speak: (part, rules) => speakWithWords(part, rules, words) },
  );
}

/** What a word is spoken in: what its entry says, what its respelling is written in, or what is around it. */
function languageOf({ word }: LexiconMatch, around: Language): Language {
  if (word.language) return word.language;
  if (word.pronunciation.kind !== "respelling") return around;
  const han = around === "ja" || around === "yue" ? around : "zh";
  return mainLanguage(word.pronunciation.text, han) ?? around;
}

/** The `'s` right behind a word, which belongs to it. */
function possessive(text: string, end: number, nextMatch = Infinity): string {
  if (nextMatch <= end + 1 || !/^\p{L}$/u.test(text[end - 1])) return "";
  return /^'s(?![\p{L}\p{N}\p{M}])/iu.exec(text.slice(end, end + 4))?.[0] ?? "";
}
