/**
 * The rules that a sentence needs, loaded when they are first needed.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { loadEmojiNames, type EmojiNames, nameEmoji, hasEmoji } from "../emoji/emoji-names";
import type { LanguageModule, LanguageRules, PhonemeWord } from "../languages/language-module";
import { JA_PITCH } from "../symbols";
import { speakFileNames } from "../text/addresses";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";
import { findUnreadScripts } from "../text/unread-scripts";

const isPitch = (symbol: string): boolean => (JA_PITCH as readonly string[]).includes(symbol);

/** The same modules, whose words come without the marks of {@link JA_PITCH}; `accent` stays. */
export function withoutPitch(
  modules: Readonly<Record<Language, LanguageModule>>,
): Readonly<Record<Language, LanguageModule>> {
  return { ...modules, ja: plain(modules.ja) };
}

function plain(module: LanguageModule): LanguageModule {
  return {
    language: module.language,
    async load() {
      const rules = await module.load();
      return {
        ...rules,
        phonemize: (text) =>
          rules.phonemize(text).map((word) => ({
            ...word,
            symbols: word.symbols.filter((symbol) => !isPitch(symbol)),
          })),
      };
    },
  };
}

/** Finds the rules of every language in the spans of a cleaned sentence. */
export type RulesFor = (
  text: TracedText,
  spans: readonly LanguageSpan[],
) => Promise<ReadonlyMap<Language, LanguageRules>>;

/**
 * Creates a finder that caches what it has loaded. English is loaded only if a span of another language leaves Latin
 * words, emoji names only if the sentence has emoji.
 */
export function createRulesFor(modules: Readonly<Record<Language, LanguageModule>>): RulesFor {
  let english: LanguageRules | undefined;
  const loadRules = remembered(async (language: Language) => {
    const rules = await modules[language].load();
    if (language === "en") english = rules;
    return rules;
  });
  const loadNames = remembered(loadEmojiNames);
  return async (text, spans) => {
    const withEmoji = hasEmoji(text.text);
    const found = new Map<Language, LanguageRules>();
    for (const { language } of spans) {
      if (found.has(language)) continue;
      const names = withEmoji ? await loadNames(language) : undefined;
      const own = await loadRules(language);
      const rules = mixedRules(own, names, english);
      found.set(language, rules);
      // If English is already loaded, there is no need to check whether it is needed.
      if (english || language === "en") continue;
      const isMixed = spans.some(
        (span) =>
          span.language === language && leavesLatin(rules, text.slice(span.start, span.end)),
      );
      if (isMixed) found.set(language, mixedRules(own, names, await loadRules("en")));
    }
    return found;
  };
}

/** Loads each value once; a failed load is not remembered, since the next one may succeed. */
function remembered<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const loading = new Map<Key, Promise<Value>>();
  return (key) => {
    let value = loading.get(key);
    if (!value) {
      value = load(key);
      value.catch(() => loading.delete(key));
      loading.set(key, value);
    }
    return value;
  };
}

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
