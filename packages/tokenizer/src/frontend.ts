/**
 * The text front end: text → pieces → language spans → normalised words → symbols → ids.
 * @module
 */
import {
  throwIfAborted,
  type FrontendOptions,
  type Language,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { composeSentence, type ComposedSentence } from "./compose/compose";
import { currentInventory, type TokenizerInventory } from "./inventory";
import type { LanguageModule, LanguageRules } from "./languages/language-module";
import { LANGUAGE_MODULES } from "./languages/registry";
import { WORD_BOUNDARY } from "./symbols";
import { cleanText } from "./text/clean";
import { hanLanguageOf } from "./text/detect";
import { languageSpans, mainLanguage, type LanguageSpan } from "./text/spans";
import { splitText, type TextPiece } from "./text/split";
import { rewrite, TracedText } from "./text/traced-text";

/** What a front end is made of. */
export interface CreateFrontendOptions {
  /** Symbols and language ids of the voice. Default: the current inventory. */
  readonly inventory?: TokenizerInventory;
  /** Language modules. Default: all five; tests and applications may replace one. */
  readonly modules?: Readonly<Record<Language, LanguageModule>>;
}

/** Silence after a piece, in milliseconds, by what ended it. */
const PAUSE_AFTER = { sentence: 120, line: 350, length: 0 } as const;

/**
 * Makes the five-language front end. Dictionaries are loaded when a text first needs them, once per front end.
 * A piece that holds nothing to speak is left out, unless it has warnings: then it comes without words.
 */
export function createFrontend(options: CreateFrontendOptions = {}): TextFrontend {
  const inventory = options.inventory ?? currentInventory();
  const modules = options.modules ?? LANGUAGE_MODULES;
  const symbolIds = new Map(inventory.symbols.map((symbol, id) => [symbol, id]));
  const loading = new Map<Language, Promise<LanguageRules>>();

  const load = (language: Language): Promise<LanguageRules> => {
    let rules = loading.get(language);
    if (!rules) {
      rules = modules[language].load();
      // A failed load must not be remembered: the next call may succeed.
      rules.catch(() => loading.delete(language));
      loading.set(language, rules);
    }
    return rules;
  };

  const compose = async (
    text: TracedText,
    spans: readonly LanguageSpan[],
    ending: TextPiece["ending"],
  ): Promise<ComposedSentence> => {
    const rules = new Map<Language, LanguageRules>();
    for (const { language } of spans)
      if (!rules.has(language)) rules.set(language, await load(language));
    return composeSentence(text, spans, rules, ending === "length" ? "," : ".");
  };

  async function* utterances(text: string, o: FrontendOptions = {}): AsyncGenerator<Utterance> {
    const option = o.language ?? "auto";
    const han = hanLanguageOf(text, option);
    // A piece without letters ("1.", an emoji) is read like what stands before it, or like the opening.
    let around: Language | undefined;
    for (const piece of splitText(text)) {
      throwIfAborted(o.signal);
      const cleaned = cleanText(TracedText.of(piece.text, piece.start));
      if (option === "auto")
        around = mainLanguage(cleaned.text, han) ?? around ?? openingLanguage(text, han);
      const spans = languageSpans(cleaned.text, han, option, around);
      const utterance = encode(piece, await compose(cleaned, spans, piece.ending));
      if (utterance.words.length > 0 || utterance.warnings.length > 0) yield utterance;
    }
  }

  function encode(piece: TextPiece, composed: ComposedSentence): Utterance {
    const place = { start: piece.start, end: piece.start + piece.text.length };
    const warnings: SynthesisWarning[] = [...composed.warnings];
    const missing = new Set<string>();
    const ids = composed.symbols.map((symbol) => {
      const id = symbolIds.get(symbol);
      if (id === undefined) missing.add(symbol);
      return id ?? symbolIds.get(WORD_BOUNDARY)!;
    });
    for (const symbol of missing) {
      warnings.push({
        code: "UNKNOWN_SYMBOL",
        message: `The voice has no symbol "${symbol}"; a word boundary took its place. Export the voice again.`,
        ...place,
      });
    }
    return {
      source: piece.text,
      ...place,
      normalized: composed.normalized,
      alignment: composed.alignment,
      symbols: composed.symbols,
      ids,
      languages: composed.languages,
      words: composed.words,
      pauseAfterMs: PAUSE_AFTER[piece.ending],
      warnings,
    };
  }

  return { specVersion: 1, languages: inventory.languages, utterances };
}

/** The language of a text's beginning; looking further would not stream. */
function openingLanguage(text: string, han: Language): Language {
  return mainLanguage(rewrite(cleanText, text.slice(0, 4000)), han) ?? han;
}
