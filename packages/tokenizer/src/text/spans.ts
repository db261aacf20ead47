/**
 * Stretches of one language inside a sentence.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";
import { classifyRuns, dominantLanguage, type ClassifiedRuns } from "./runs";

/** A half-open range of a cleaned sentence with its language. */
export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
}

/**
 * Covers a cleaned sentence with language spans. Letters decide for themselves; digits, marks and units take the
 * language before them, or the one after them at the beginning, or that of a digit's own phrase:
 * a number that directly touches a letter run belongs to it.
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
  const main = option === "auto" ? (dominantLanguage(classified) ?? around) : option;
  fillNeutral(classified, main, text);
  const { runs, languages } = classified;
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
  return dominantLanguage(classifyRuns(text, hanLanguage, "auto"));
}

/** Gives digits and marks the language of the letters that they belong to. */
function fillNeutral({ runs, languages }: ClassifiedRuns, main: Language, text: string): void {
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
    // "GPT4" and "4G" stay with their letters; a free-standing number is read in the language of the sentence.
    const touchesBefore = before && runs[i].script === "digit";
    const touchesAfter = after && runs[end - 1]?.script === "digit";
    let language = main;
    if (!hasDigit) language = before ?? after ?? main;
    else if (touchesBefore && before !== "en") language = before;
    else if (touchesAfter && after !== "en") language = after;
    else if (touchesBefore && /[A-Z]/.test(text[runs[i].start - 1])) language = before;
    for (let k = i; k < end; k++) languages[k] = language;
    i = end;
  }
}
