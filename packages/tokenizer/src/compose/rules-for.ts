/**
 * The rules that a sentence needs, loaded when they are first needed.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import type { LanguageModule, LanguageRules } from "../languages/language-module";
import { JA_PITCH } from "../symbols";
import { loadEmojiNames } from "../emoji/emoji-names";
import { hasEmoji } from "../emoji/sequences";
import type { LanguageSpan } from "../text/spans";
import type { TracedText } from "../text/traced-text";
import { leavesLatin, mixedRules } from "./mixed-rules";

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
 * Makes a finder that remembers what it has loaded. English comes in only where a span of another language leaves Latin
 * words, emoji names only where the sentence has emoji.
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
      // Whoever has English in memory does not have to ask whether it is needed.
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
