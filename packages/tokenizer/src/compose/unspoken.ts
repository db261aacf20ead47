import type { Language, SynthesisWarning, WarningCode } from "@cosyvoice-lite/spec";
import type { FindForeignLatin } from "../text/foreign-latin";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";
import { findUnreadScripts } from "../text/unread-scripts";

/** A warning about a half-open range of a text. */
interface UnspokenWarning {
  readonly code: WarningCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * One warning for each stretch of a script that no language here reads, and one for each row of another character.
 * @param text - What stands between two words.
 * @param unknown - Its characters that are neither punctuation nor white space, in order.
 */
export function unspokenWarnings(
  text: string,
  unknown: readonly { readonly character: string; readonly offset: number }[],
  language: Language,
): UnspokenWarning[] {
  const scripts = findUnreadScripts(text, 1);
  const warnings: UnspokenWarning[] = scripts.map(({ script, start, end }) => ({
    code: "UNSUPPORTED_LANGUAGE",
    message: `"${shortened(text.slice(start, end))}" is in ${script === "another" ? "a script that no language here reads" : `the ${script} script, which no language here reads`}; it was left out. Transcribe or translate it to hear it.`,
    start,
    end,
  }));
  let next = 0;
  let last: { character: string; end: number; warning: { end: number } } | undefined;
  for (const { character, offset } of unknown) {
    while (next < scripts.length && scripts[next].end <= offset) next++;
    if (next < scripts.length && scripts[next].start <= offset) continue;
    const end = offset + character.length;
    if (last && last.character === character && last.end === offset) {
      last.end = last.warning.end = end;
      continue;
    }
    const warning = { ...unknownCharacter(character, language), start: offset, end };
    warnings.push(warning);
    last = { character, end, warning };
  }
  return warnings.sort((a, b) => a.start - b.start);
}

/**
 * One warning for each clause in Latin letters that is not English, though it is read so.
 * @param text - A cleaned sentence.
 * @param spans - Spans that cover it.
 */
export function foreignWarnings(
  text: TracedText,
  spans: readonly LanguageSpan[],
  find: FindForeignLatin,
): SynthesisWarning[] {
  return spans
    .filter(({ language }) => language === "en")
    .flatMap((span) =>
      find(text.text.slice(span.start, span.end)).map(
        ({ start, end, language }): SynthesisWarning => ({
          code: "UNSUPPORTED_LANGUAGE",
          message: `"${shortened(text.text.slice(span.start + start, span.start + end))}" seems to be ${language}; it is read by the rules of English. Respell names with a lexicon, or translate it.`,
          ...text.sourceRange(span.start + start, span.start + end),
        }),
      ),
    );
}

function unknownCharacter(
  character: string,
  language: Language,
): Pick<UnspokenWarning, "code" | "message"> {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
  return {
    code: "UNKNOWN_CHARACTER",
    message: `No reading for "${character}" (U+${code}) in ${language}; it was left out. Write it out in words to hear it.`,
  };
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > 24 ? `${characters.slice(0, 23).join("")}…` : text;
}
