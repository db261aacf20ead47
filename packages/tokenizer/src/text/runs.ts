/**
 * Runs of one script, with the language that their letters speak for themselves.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";
import { scriptOf, type Script } from "./characters";
import { clauseHanLanguage, hasTraditionalCantonese, sentenceHanLanguage } from "./detect";

/** A half-open range of a cleaned sentence in one script. */
export interface Run {
  readonly script: Script;
  readonly start: number;
  end: number;
}

/** Runs that cover a text; `languages[i]` is `undefined` where run `i` (digits, marks) has none of its own. */
export interface ClassifiedRuns {
  readonly runs: readonly Run[];
  readonly languages: (Language | undefined)[];
}

interface Clause {
  readonly end: number;
  readonly language: Language;
}

const CLAUSE_BREAK = /[，。！？、；：,.!?;:()（）「」『』“”"\n]/;

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
function clauses(text: string, fallback: Language, option: LanguageOption): Clause[] {
  const out: Clause[] = [];
  if (!/[\p{Script=Han}々〇]/u.test(text)) return [{ end: text.length, language: fallback }];
  const sentence = sentenceHanLanguage(text, fallback, option);
  const isTraditional = option === "auto" && sentence === "yue" && hasTraditionalCantonese(text);
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !CLAUSE_BREAK.test(text[i])) continue;
    const end = Math.min(i + 1, text.length);
    if (end > start) {
      out.push({
        end,
        language: clauseHanLanguage(text.slice(start, end), sentence, option, isTraditional),
      });
    }
    start = end;
  }
  return out;
}

function own(script: Script, han: Language): Language | undefined {
  switch (script) {
    case "han":
      return han;
    case "kana":
      return "ja";
    case "hangul":
      return "ko";
    case "latin":
      return "en";
    default:
      return undefined;
  }
}

/**
 * Finds the runs of a cleaned text and their languages.
 * @param hanLanguage - What Han characters are read as where the clause does not say.
 * @param option - The caller's choice.
 */
export function classifyRuns(
  text: string,
  hanLanguage: Language,
  option: LanguageOption,
): ClassifiedRuns {
  const runs = runsOf(text);
  const ranges = clauses(text, hanLanguage, option);
  let clause = 0;
  const languages = runs.map((run) => {
    while (clause < ranges.length - 1 && ranges[clause].end <= run.start) clause++;
    return own(run.script, ranges[clause]?.language ?? hanLanguage);
  });
  return { runs, languages };
}

/** The language with the most letters, if there is one; Latin counts less, since one English word has many. */
export function dominantLanguage({ runs, languages }: ClassifiedRuns): Language | undefined {
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
  return best;
}
