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
import { languageSpans } from "./text/spans";
import { splitText, type TextPiece } from "./text/split";

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
    piece: TextPiece,
    han: Language,
    o: FrontendOptions,
  ): Promise<ComposedSentence> => {
    const text = cleanText(piece.text);
    const spans = languageSpans(text, han, o.language ?? "auto");
    const rules = new Map<Language, LanguageRules>();
    for (const { language } of spans)
      if (!rules.has(language)) rules.set(language, await load(language));
    return composeSentence(text, spans, rules, piece.ending === "length" ? "," : ".");
  };

  async function* utterances(text: string, o: FrontendOptions = {}): AsyncGenerator<Utterance> {
    const han = hanLanguageOf(text, o.language ?? "auto");
    for (const piece of splitText(text)) {
      throwIfAborted(o.signal);
      const utterance = encode(piece, await compose(piece, han, o));
      if (utterance.words.length > 0 || utterance.warnings.length > 0) yield utterance;
    }
  }

  function encode(piece: TextPiece, composed: ComposedSentence): Utterance {
    const place = { start: piece.start, end: piece.start + piece.text.length };
    const warnings: SynthesisWarning[] = composed.warnings.map((warning) => ({
      ...warning,
      ...place,
    }));
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
