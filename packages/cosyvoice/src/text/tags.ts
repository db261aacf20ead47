/**
 * Tags such as `<|en|>` that a caller writes into a text.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import type { MarkedWord } from "@cosyvoice-lite/tokenizer/parts";
import type { BytePairTokenizer } from "./byte-pair";

const TAG = /<\|[^|<>]{1,20}\|>/g;

/** Whether a text brings its own tags; the official code then leaves it as it is, and so do we. */
export function hasTags(text: string): boolean {
  return text.includes("<|") && text.includes("|>");
}

/** A warning for each tag that is no token of the voice: it is read as text. */
export function unknownTagWarnings(text: string, tokenizer: BytePairTokenizer): SynthesisWarning[] {
  const warnings: SynthesisWarning[] = [];
  for (const { 0: tag, index } of text.matchAll(TAG)) {
    if (tokenizer.specialId(tag) !== undefined) continue;
    warnings.push({
      code: "MARKUP_IGNORED",
      message: `${tag} is no token of this voice, so it is read as text. Language tags are <|zh|>, <|en|>, <|ja|>, <|yue|> and <|ko|>.`,
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
