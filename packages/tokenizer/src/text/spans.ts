/**
 * Stretches of one language inside a sentence.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";
import { scriptOf, type Script } from "./characters";
import { clauseHanLanguage } from "./detect";

/** A half-open range of a cleaned sentence with its language. */
export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  readonly language: Language;
}

interface Run {
  readonly script: Script;
  readonly start: number;
  end: number;
}

const CLAUSE_BREAK = /[，。！？、；：,.!?;:()（）「」『』“”"\n]/;
// A number with such a unit belongs to the language around it ("重5kg"), other Latin runs are English.
const UNIT =
  /^(?:km|cm|mm|kg|mg|ml|kb|mb|gb|tb|hz|khz|mhz|ghz|kw|kwh|m|g|l|t|w|v|km\/h|m\/s|°c|°f)$/i;

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const character of text) {
    const script = scriptOf(character);
    const last = runs.at(-1);
    if (last && last.script === script) last.end += character.length;
    else runs.push({ script, start: offset, end: offset + character.length });
    offset += character.length;
  }
  return runs;
}

/** The language of each clause's Han characters, as ranges that cover the text. */
function clauses(text: string, fallback: Language, option: LanguageOption): LanguageSpan[] {
  const out: LanguageSpan[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !CLAUSE_BREAK.test(text[i])) continue;
    const end = Math.min(i + 1, text.length);
    if (end > start) {
      out.push({
        start,
        end,
        language: clauseHanLanguage(text.slice(start, end), fallback, option),
      });
    }
    start = end;
  }
  return out;
}

function own(
  run: Run,
  text: string,
  language: Language,
  runs: Run[],
  index: number,
): Language | undefined {
  switch (run.script) {
    case "han":
      return language;
    case "kana":
      return "ja";
    case "hangul":
      return "ko";
    case "latin":
      return runs[index - 1]?.script === "digit" && UNIT.test(text.slice(run.start, run.end))
        ? undefined
        : "en";
    default:
      return undefined;
  }
}

/**
 * Covers a cleaned sentence with language spans. Letters decide for themselves; digits, marks and units take the
 * language before them, or the one after them at the beginning, or that of a digit's own phrase:
 * a number that directly touches a letter run belongs to it.
 * @param text - A cleaned sentence.
 * @param hanLanguage - What Han characters are read as where the clause does not say.
 * @param option - The caller's choice.
 */
export function languageSpans(
  text: string,
  hanLanguage: Language,
  option: LanguageOption,
): LanguageSpan[] {
  const runs = runsOf(text);
  const ranges = clauses(text, hanLanguage, option);
  let clause = 0;
  const languages = runs.map((run, index) => {
    while (clause < ranges.length - 1 && ranges[clause].end <= run.start) clause++;
    return own(run, text, ranges[clause].language, runs, index);
  });
  const main = option !== "auto" ? option : dominant(runs, languages, hanLanguage);
  fillNeutral(runs, languages, main, text);
  const spans: { start: number; end: number; language: Language }[] = [];
  runs.forEach((run, index) => {
    const language = languages[index] ?? main;
    const last = spans.at(-1);
    if (last && last.language === language) last.end = run.end;
    else spans.push({ start: run.start, end: run.end, language });
  });
  return spans;
}

/** The language with the most letters; Latin counts less, since one English word has many. */
function dominant(runs: Run[], languages: (Language | undefined)[], fallback: Language): Language {
  const weights = new Map<Language, number>();
  runs.forEach((run, index) => {
    const language = languages[index];
    if (!language) return;
    const weight = (run.end - run.start) * (run.script === "latin" ? 0.25 : 1);
    weights.set(language, (weights.get(language) ?? 0) + weight);
  });
  let best: Language | undefined;
  for (const [language, weight] of weights)
    if (!best || weight > weights.get(best)!) best = language;
  return best ?? fallback;
}

/** Gives digits and marks the language of the letters that they belong to. */
function fillNeutral(
  runs: Run[],
  languages: (Language | undefined)[],
  main: Language,
  text: string,
): void {
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
    else if (touchesBefore && /[A-Z]$/.test(text.slice(0, runs[i].start))) language = before;
    for (let k = i; k < end; k++) languages[k] = language;
    i = end;
  }
}
