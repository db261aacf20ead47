/**
 * Stretches of one language inside a sentence.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";
import { EMOJI } from "../emoji/emoji-names";
import { findAddresses, isPlainAddress } from "./addresses";
import { embeddedLatin, type Embedding } from "./embedded-latin";
import { englishStretches } from "./english-stretches";
import { classifyRuns, dominantLanguage, type ClassifiedRuns } from "./runs";

/** A half-open range of a cleaned sentence with the language whose rules read it. */
export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
}

/**
 * Covers a cleaned sentence with language spans. Letters decide for themselves; marks take the language before them, or
 * the one after them at the beginning. A number that touches a letter of another script than Latin belongs to it; other
 * numbers, with their units and with the names they are part of, and emoji are read in the language of the sentence.
 * An English phrase keeps its numbers. Latin letters that come with a number may so stand in a span of another language.
 * @param text - A cleaned sentence.
 * @param hanLanguage - What Han characters are read as where the clause does not say.
 * @param option - The caller's choice.
 * @param around - The language around the sentence, which one without letters is read in. Default: `hanLanguage`.
 */
export function languageSpans(
  text: string,
  hanLanguage: Language,
  option: LanguageOption,
  around: Language = hanLanguage,
): LanguageSpan[] {
  const classified = classifyRuns(text, hanLanguage, option);
  const embedded = embeddedLatin(classified.runs, text);
  const free = withoutUnits(classified, embedded);
  const main = option === "auto" ? (dominantLanguage(free) ?? around) : option;
  const { runs, languages } = free;
  if (main !== "en") embedded.forEach((how, i) => { if (how) languages[i] = undefined; }); // prettier-ignore
  for (const { from, to } of englishStretches(runs, text, embedded)) languages.fill("en", from, to);
  claimAddresses(free, main, text);
  runs.forEach(({ script, start, end }, i) => {
    if (script === "mark" && text.slice(start, end).search(EMOJI) >= 0) languages[i] = main;
  });
  fillNeutral(free, main);
  const spans: { start: number; end: number; language: Language }[] = [];
  runs.forEach((run, index) => {
    const language = languages[index] ?? main;
    const last = spans.at(-1);
    if (last && last.language === language) last.end = run.end;
    else spans.push({ start: run.start, end: run.end, language });
  });
  return spans;
}

/** The language that most letters of a cleaned text are in, by script; `undefined` where it has no letters. */
export function mainLanguage(text: string, hanLanguage: Language): Language | undefined {
  const classified = classifyRuns(text, hanLanguage, "auto");
  return dominantLanguage(withoutUnits(classified, embeddedLatin(classified.runs, text)));
}

/** Units are nobody's letters: 5 kg does not make a text English. */
function withoutUnits(
  { runs, languages }: ClassifiedRuns,
  embedded: readonly (Embedding | undefined)[],
): ClassifiedRuns {
  return { runs, languages: languages.map((own, i) => (embedded[i] === "unit" ? undefined : own)) };
}

/** Addresses are spelled in Japanese and Korean; elsewhere they are English. */
function claimAddresses({ runs, languages }: ClassifiedRuns, main: Language, text: string): void {
  let run = 0;
  for (const { start, end } of findAddresses(text)) {
    const isSpelled = main === "ja" || (main === "ko" && isPlainAddress(text.slice(start, end)));
    while (run < runs.length && runs[run].start < start) run++;
    for (; run < runs.length && runs[run].end <= end; run++)
      languages[run] = isSpelled ? main : "en";
  }
}

/** Gives digits and marks the language of the letters that they belong to. */
function fillNeutral({ runs, languages }: ClassifiedRuns, main: Language): void {
  for (let i = 0; i < runs.length;) {
    if (languages[i]) {
      i++;
      continue;
    }
    let end = i;
    while (end < runs.length && !languages[end]) end++;
    const before = languages[i - 1];
    const after = languages[end];
    const hasDigit = runs.slice(i, end).some((run) => run.script === "digit");
    const touchesBefore = before && before !== "en" && runs[i].script !== "mark";
    const touchesAfter = after && after !== "en" && runs[end - 1].script !== "mark";
    let language = main;
    if (!hasDigit) language = before ?? after ?? main;
    else if (touchesBefore) language = before;
    else if (touchesAfter) language = after;
    languages.fill(language, i, end);
    i = end;
  }
}
