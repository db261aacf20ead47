/**
 * A text on its way to pieces: what holds for all of it, and the normalisation of its blocks.
 * @module
 */
import type { FrontendOptions, Language } from "@cosyvoice-lite/spec";
import type { RulesFor } from "@cosyvoice-lite/tokenizer/parts";
import { markedSpans, regionsWithin } from "@cosyvoice-lite/tokenizer/parts";
import type { MarkedText } from "@cosyvoice-lite/tokenizer/parts";
import { cleanText } from "@cosyvoice-lite/tokenizer/parts";
import { languageSpans, type LanguageSpan } from "@cosyvoice-lite/tokenizer/parts";
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import { tidyChinese } from "./official-symbols";
import { speakNumbers } from "./speak-numbers";

/** A text that is being read, and what holds for all of it. */
export interface Reading {
  readonly text: string;
  readonly marked: MarkedText;
  readonly options: FrontendOptions;
  readonly han: Language;
  readonly isChinese: boolean;
  readonly isTagged: boolean;
}

/** The text of a block with numbers as words, and its symbols as the official code leaves them. */
export async function normalizedBlock(
  reading: Reading,
  source: TracedText,
  rulesFor: RulesFor,
): Promise<TracedText[]> {
  const { marked, han, isChinese, options: o } = reading;
  const cleaned = cleanText(source).replace(/ {2,}/g, " ").trim();
  if (cleaned.length === 0) return [];
  const regions = regionsWithin(cleaned, marked.regions);
  const spans = markedSpans(cleaned.text, regions, (part, given) =>
    languageSpans(part, isHan(given) ? given : han, given ?? o.language ?? "auto"),
  );
  const spoken = await speakNumbers(cleaned, spans, rulesFor);
  return [(isChinese ? tidyChinese(spoken) : spoken).trim()];
}

function isHan(language: Language | undefined): language is Language {
  return language === "zh" || language === "ja" || language === "yue";
}

/** Language spans of a text as it is spoken. */
export function spansOf(text: string, { han, options: o }: Reading): LanguageSpan[] {
  return languageSpans(text, han, o.language ?? "auto");
}
