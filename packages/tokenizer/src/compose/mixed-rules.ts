/**
 * The rules of a language for spans that hold more than that language: emoji, Latin words, scripts that nobody reads.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { type EmojiNames, nameEmoji } from "../emoji/emoji-names";
import type { LanguageRules, PhonemeWord } from "../languages/language-module";
import { speakFileNames } from "../text/addresses";
import type { TracedText } from "../text/traced-text";
import { findUnreadScripts } from "../text/unread-scripts";

/** A Latin word or several that stand together. */
const LATIN =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:[ '.&-][\p{Script=Latin}][\p{Script=Latin}\p{M}]*)*/gu;
/** A letter right beside Chinese characters: Mandarin has names of its own for those (T恤, 五G). */
const LETTER_IN_MANDARIN = /(?<=\p{Script=Han})[A-Za-z](?![\p{Script=Latin}\p{M}])|(?<![\p{Script=Latin}\p{M}])[A-Za-z](?=\p{Script=Han})/u; // prettier-ignore
const LATIN_LETTER = /\p{Script=Latin}/u;
/** The last of the private use characters; lexicon entries take the first. */
const LAST_PRIVATE = 0xf8ff;

/**
 * Extends rules: emoji are named, Latin words that the normalisation left are spoken by the rules of English, and
 * stretches of unread scripts go through unchanged.
 * @param rules - The rules of the span.
 * @param emoji - Names in that language, where the text has emoji.
 * @param english - English rules, where the text has Latin words.
 */
export function mixedRules(
  rules: LanguageRules,
  emoji: EmojiNames | undefined,
  english: LanguageRules | undefined,
): LanguageRules {
  const { language } = rules;
  const normalize = (text: TracedText): TracedText => {
    let spoken = rules.normalize(emoji ? nameEmoji(text, emoji, "pictures") : text);
    if (language === "en") spoken = speakFileNames(spoken);
    // Signs that the language has no word for.
    return emoji ? nameEmoji(spoken, emoji, "all") : spoken;
  };
  const phonemize = (text: string): PhonemeWord[] => {
    if (language === "en" || !english || !LATIN_LETTER.test(text)) return rules.phonemize(text);
    const words: PhonemeWord[] = [];
    const speak = (from: number, to: number, by: LanguageRules, other?: Language): void => {
      if (from >= to) return;
      for (const word of by.phonemize(text.slice(from, to)))
        words.push({
          start: word.start + from,
          end: word.end + from,
          symbols: word.symbols,
          ...(word.parts && { parts: word.parts }),
          ...(other && { language: other }),
        });
    };
    let from = 0;
    for (const { 0: match, index } of text.matchAll(LATIN)) {
      const end = index + match.length;
      if (language === "zh" && end - index === 1 && isMandarinLetter(text, index)) continue;
      speak(from, index, rules);
      speak(index, end, english, "en");
      from = end;
    }
    speak(from, text.length, rules);
    return words;
  };
  return {
    language,
    normalize: (text) => aroundUnread(text, normalize),
    phonemize(text) {
      const unread = findUnreadScripts(text);
      if (unread.length === 0) return phonemize(text);
      // Numbers among unread words would be heard without them.
      const words: PhonemeWord[] = [];
      let from = 0;
      for (const { start, end } of [...unread, { start: text.length, end: text.length }]) {
        for (const word of phonemize(text.slice(from, start)))
          words.push({ ...word, start: word.start + from, end: word.end + from });
        from = end;
      }
      return words;
    },
  };
}

/** Whether the rules leave Latin words in a text, which English rules have to speak. */
export function leavesLatin(rules: LanguageRules, text: TracedText): boolean {
  return LATIN_LETTER.test(text.text) && LATIN_LETTER.test(rules.normalize(text).text);
}

function isMandarinLetter(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 1), at + 2);
  return LETTER_IN_MANDARIN.test(around);
}

/** Runs a step that sees each stretch of an unread script as one character that no rule knows. */
function aroundUnread(text: TracedText, step: (text: TracedText) => TracedText): TracedText {
  const ranges = findUnreadScripts(text.text);
  if (ranges.length === 0) return step(text);
  const held = new Map<string, string>();
  const edits = ranges.slice(0, 3000).flatMap(({ start, end }) => {
    const name = String.fromCharCode(LAST_PRIVATE - held.size);
    if (text.text.includes(name)) return [];
    held.set(name, text.text.slice(start, end));
    return [{ at: start, length: end - start, by: name }];
  });
  return step(text.edit(edits)).replace(/[\ue000-\uf8ff]/g, (name) => held.get(name) ?? name);
}
