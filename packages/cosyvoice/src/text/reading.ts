import type { FrontendOptions, Language, SynthesisWarning } from "@cosyvoice-lite/spec";
import {
  type RulesFor,
  markedSpans,
  regionsWithin,
  type MarkedText,
  cleanText,
  languageSpans,
  type LanguageSpan,
  TracedText,
  type TextEdit,
  type MarkedWord,
} from "@cosyvoice-lite/tokenizer/parts";
import type { BytePairTokenizer } from "./byte-pair";

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

/** What normalisation may have work with; the dictionary of a language is not loaded for plain letters. */
const NEEDS_RULES = /[\p{N}\p{S}A-Za-z%&@#*/\\〇]/u;

/**
 * Normalises each span by the rules of its language and puts the results in place.
 * @param text - A cleaned text.
 * @param spans - Spans that cover it.
 */
async function speakNumbers(
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

const CHINESE = /[\u4e00-\u9fff]/;
/** A blank with anything but a visible ASCII character (or a control) on one side. */
const BLANK = /(?<![\0-\x1f!-\x7f]) | (?![\0-\x1f!-\x7f])/g;

/** Whether a text counts as Chinese: one character of the first CJK block is enough, whatever its language. */
export function hasChinese(text: string): boolean {
  return CHINESE.test(text);
}

/**
 * Blanks stay only between ASCII characters, corner marks become words, full stops and dashes Chinese marks, brackets and
 * backticks go, and commas at the end become a full stop. The order matters: it is that of the official code.
 */
export function tidyChinese(text: TracedText): TracedText {
  return text
    .replace(BLANK, "")
    .replace(/²/g, "平方")
    .replace(/³/g, "立方")
    .replace(/\./g, "。")
    .replace(/ - /g, "，")
    .replace(/[（）【】`]/g, "")
    .replace(/——/g, " ")
    .replace(/(?<![，,、])[，,、]+$/, "。");
}

const TAG = /<\|[^|<>]{1,20}\|>/g;

/** Whether a text brings its own tags; the official code then leaves it as it is, and so do we. */
export function hasTags(text: string): boolean {
  return text.includes("<|") && text.includes("|>");
}

/** A warning for each tag that is not a token of the voice: it is read as text. */
export function unknownTagWarnings(text: string, tokenizer: BytePairTokenizer): SynthesisWarning[] {
  const warnings: SynthesisWarning[] = [];
  for (const { 0: tag, index } of text.matchAll(TAG)) {
    if (tokenizer.specialId(tag) !== undefined) continue;
    warnings.push({
      code: "MARKUP_IGNORED",
      message: `${tag} is not a token of this voice, so it is read as text. Language tags are <|zh|>, <|en|>, <|ja|>, <|yue|> and <|ko|>.`,
      start: index,
      end: index + tag.length,
    });
  }
  return warnings;
}

/** A warning for each stretch whose markup says how it is pronounced: the model reads text, not phonemes. */
export function pronunciationWarnings(words: readonly MarkedWord[]): SynthesisWarning[] {
  return words.map(({ start, end }) => ({
    code: "MARKUP_IGNORED",
    message: "This voice takes no pronunciations; the text itself is read.",
    start,
    end,
  }));
}
