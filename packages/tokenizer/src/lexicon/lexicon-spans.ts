import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageRules, PhonemeWord } from "../languages/language-module";
import { cleanText } from "../text/clean";
import { mainLanguage, type LanguageSpan } from "../text/spans";
import { rewrite, type TracedText } from "../text/traced-text";
import { type LexiconMatch, entryError } from "./open-lexicon";
import {
  type SpeakableSpan,
  type LexiconWord,
  numberPhrases,
  type SpokenText,
} from "./pronunciation";
import type { TextRange } from "../text/range";

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

/** The `'s` right after a word, which belongs to it. */
function possessive(text: string, end: number, nextMatch = Infinity): string {
  if (nextMatch <= end + 1 || !/^\p{L}$/u.test(text[end - 1])) return "";
  return /^'s(?![\p{L}\p{N}\p{M}])/iu.exec(text.slice(end, end + 4))?.[0] ?? "";
}

/** A word of a lexicon in a span. */
interface PlacedWord extends TextRange {
  readonly word: LexiconWord;
  /** `'s` or nothing. */
  readonly suffix: string;
}

/** What takes the word's place. */
interface Reading {
  readonly text: string;
  readonly words: readonly PhonemeWord[];
}

/** A reading's half-open range in the spoken text. */
interface PlacedReading extends TextRange {
  readonly reading: Reading;
}

/**
 * Normalises and phonemises a span. Normalisation sees each word of the lexicon as one character that no rule knows;
 * phonemisation sees its spoken form, so that its neighbours are read in context.
 * @throws SynthesisError `INVALID_ARGUMENT` for a respelling that the language cannot read.
 */
function speakWithWords(
  text: TracedText,
  rules: LanguageRules,
  placed: readonly PlacedWord[],
): SpokenText {
  const names = unusedCharacters(text.text, placed.length);
  const readings = new Map(names.map((name, i) => [name, readingOf(placed[i], text.text, rules)]));
  const held = text.edit(
    placed.map(({ start, end }, i) => ({ at: start, length: end - start, by: names[i] })),
  );
  const ranges: PlacedReading[] = [];
  let longer = 0;
  const spoken = rules.normalize(held).replace(/[\ue000-\uf8ff]/g, (name, offset: number) => {
    const reading = readings.get(name);
    if (!reading) return name;
    const start = offset + longer;
    ranges.push({ start, end: start + reading.text.length, reading });
    longer += reading.text.length - 1;
    return reading.text;
  });
  return { spoken, words: wordsAround(spoken.text, rules, ranges) };
}

/** Characters for private use that a text does not hold; there are 6400, far more than a sentence has characters. */
function unusedCharacters(text: string, count: number): string[] {
  const names: string[] = [];
  for (let code = 0xe000; code < 0xf900 && names.length < count; code++) {
    const name = String.fromCharCode(code);
    if (!text.includes(name)) names.push(name);
  }
  return names;
}

/** The words of the readings, and those of the text around them. */
function wordsAround(
  text: string,
  rules: LanguageRules,
  ranges: readonly PlacedReading[],
): PhonemeWord[] {
  const fixed = ranges.flatMap(({ start, reading }) =>
    reading.words.map((word) => moved(word, start)),
  );
  const own = rules.phonemize(text);
  const inside = own.map((word) =>
    ranges.find(({ start, end }) => word.start < end && word.end > start),
  );
  const isWithin = own.every((word, i) => {
    const range = inside[i];
    return !range || (word.start >= range.start && word.end <= range.end);
  });
  const free = isWithin ? own.filter((_, i) => !inside[i]) : phonemizeGaps(text, rules, ranges);
  // What was read by itself shares no accent phrase with what is around it.
  return numberPhrases(
    [...free, ...fixed].sort((a, b) => a.start - b.start),
    ({ start }) => {
      const index = ranges.findIndex(({ end }) => start < end);
      if (index >= 0 && start >= ranges[index].start) return index;
      return isWithin ? -1 : -2 - index;
    },
  );
}

/** Where words of the text run into a reading, what lies between the readings is read by itself. */
function phonemizeGaps(
  text: string,
  rules: LanguageRules,
  ranges: readonly PlacedReading[],
): PhonemeWord[] {
  const words: PhonemeWord[] = [];
  let from = 0;
  for (const { start, end } of [...ranges, { start: text.length, end: text.length }]) {
    if (start > from)
      words.push(...rules.phonemize(text.slice(from, start)).map((word) => moved(word, from)));
    from = end;
  }
  return words;
}

const moved = (word: PhonemeWord, by: number): PhonemeWord => ({
  ...word,
  start: word.start + by,
  end: word.end + by,
});

function readingOf(placed: PlacedWord, text: string, rules: LanguageRules): Reading {
  const { word, suffix, start, end } = placed;
  const bare = bareReading(word, text.slice(start, end - suffix.length), rules);
  if (suffix === "") return bare;
  const length = bare.text.length;
  const words = bare.words.map((each, i) =>
    i === bare.words.length - 1
      ? { ...each, end: length + suffix.length, symbols: withPossessive(each.symbols) }
      : each,
  );
  return { text: bare.text + suffix, words };
}

function bareReading(word: LexiconWord, written: string, rules: LanguageRules): Reading {
  const { pronunciation } = word;
  if (pronunciation.kind === "pronounced")
    return { text: pronunciation.text, words: rules.phonemize(pronunciation.text) };
  if (pronunciation.kind === "symbols") {
    const { kind: _, ...spoken } = pronunciation;
    return { text: written, words: [{ start: 0, end: written.length, ...spoken }] };
  }
  if (pronunciation.kind === "by-language") {
    const symbols = pronunciation.symbolsIn(rules.language);
    return { text: written, words: [{ start: 0, end: written.length, symbols }] };
  }
  const isSaidAs = pronunciation.kind === "said-as";
  const spelling = isSaidAs ? pronunciation.textIn(rules.language) : pronunciation.text;
  const text = rewrite((respelling) => rules.normalize(cleanText(respelling)), spelling);
  const words = rules.phonemize(text).filter(({ symbols }) => symbols.length > 0);
  if (words.length > 0 || isSaidAs) return { text, words };
  const shown = JSON.stringify(spelling);
  const remedy = "respell it in letters of that language, or name another one as its language";
  throw entryError(word.written, `${shown} cannot be read in ${rules.language}; ${remedy}`);
}

/** The symbols with the English possessive ending, which follows the last sound. */
function withPossessive(symbols: readonly string[]): string[] {
  const last = symbols.at(-1) ?? "";
  if (/^[szʃʒʧʤ]$/.test(last)) return [...symbols, "ə", "z"];
  return [...symbols, /^[ptkfθ]$/.test(last) ? "s" : "z"];
}
