/**
 * Numbers, units and signs as words, each in the language around it.
 * @module
 */
import type { RulesFor } from "@cosyvoice-lite/tokenizer/parts";
import type { LanguageSpan } from "@cosyvoice-lite/tokenizer/parts";
import { TracedText, type TextEdit } from "@cosyvoice-lite/tokenizer/parts";

/** What normalisation may have work with; the dictionary of a language is not loaded for plain letters. */
const NEEDS_RULES = /[\p{N}\p{S}A-Za-z%&@#*/\\〇]/u;

/**
 * Normalises each span by the rules of its language and puts the results in place.
 * @param text - A cleaned text.
 * @param spans - Spans that cover it.
 */
export async function speakNumbers(
  text: TracedText,
  spans: readonly LanguageSpan[],
  rulesFor: RulesFor,
): Promise<TracedText> {
  const needed = spans.filter(({ start, end }) => NEEDS_RULES.test(text.text.slice(start, end)));
  const rules = await rulesFor(text, needed);
  const edits: TextEdit[] = [];
  for (const { start, end, language } of needed) {
    const spoken = rules.get(language)!.normalize(localText(text, start, end));
    for (const segment of spoken.segments()) {
      const by = spoken.text.slice(segment.spokenStart, segment.spokenEnd);
      const length = segment.end - segment.start;
      if (by !== text.text.slice(segment.start, segment.end))
        edits.push({ at: segment.start, length, by });
    }
  }
  return text.edit(edits);
}

/** A range whose offsets are those of the text itself rather than of its source. */
function localText(text: TracedText, start: number, end: number): TracedText {
  return TracedText.of(text.text.slice(start, end), start);
}
