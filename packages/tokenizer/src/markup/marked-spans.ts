import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";
import type { LanguageRegion } from "./language-regions";
import { cutRanges, lowerBound } from "../text/range";
import type { LexiconMatch } from "../lexicon/open-lexicon";
import type { MarkedWord } from "./markup-reading";

/** The spans of a text; `given` is the language of a region, `undefined` outside. */
type FindSpans = (text: string, given: Language | undefined) => LanguageSpan[];

/** The parts of regions (or other ranges of the caller's text) that fall into a cleaned sentence, in its own offsets. */
export function regionsWithin<Range extends Pick<LanguageRegion, "start" | "end">>(
  sentence: TracedText,
  regions: readonly Range[],
): Range[] {
  const { sourceStart, sourceEnd, length } = sentence;
  // Where the first character stands that was made from what follows an offset of the source.
  const offsetOf = (source: number): number =>
    lowerBound(length, (i) => sentence.sourceRange(i, i + 1).start >= source);
  const found: Range[] = [];
  for (
    let i = lowerBound(regions.length, (k) => regions[k].end > sourceStart);
    i < regions.length && regions[i].start < sourceEnd;
    i++
  ) {
    const { start, end } = regions[i];
    const range = { ...regions[i], start: offsetOf(start), end: offsetOf(end) };
    if (range.end > range.start) found.push(range);
  }
  return found;
}

/** Covers a text with spans: those of each region by itself, and those of the rest around them. */
export function markedSpans(
  text: string,
  regions: readonly LanguageRegion[],
  findSpans: FindSpans,
): LanguageSpan[] {
  // What a region holds says nothing about the language around it.
  const around = findSpans(cutRanges(text, regions, " "), undefined);
  if (regions.length === 0) return around;
  const spans: LanguageSpan[] = [];
  // A region in the language of its surroundings is read in one go with them.
  const put = (span: LanguageSpan): void => {
    const last = spans.at(-1);
    if (last?.language === span.language) spans[spans.length - 1] = { ...last, end: span.end };
    else spans.push(span);
  };
  let next = 0;
  let from = 0;
  const copyAround = (until: number): void => {
    while (next < around.length && from < until) {
      const end = Math.min(around[next].end, until);
      if (end > from) put({ ...around[next], start: from, end });
      from = Math.max(from, end);
      if (around[next].end <= from) next++;
    }
  };
  for (const { start, end, language } of regions) {
    copyAround(start);
    for (const span of findSpans(text.slice(start, end), language))
      put({ ...span, start: start + span.start, end: start + span.end });
    from = end;
    while (next < around.length && around[next].end <= from) next++;
  }
  copyAround(text.length);
  return spans;
}

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
