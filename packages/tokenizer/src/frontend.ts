/**
 * The text front end: text → pieces → language spans → normalised words → symbols → ids.
 * @module
 */
import {
  throwIfAborted,
  type FrontendOptions,
  type Language,
  type Lexicon,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { composeSentence, type ComposedSentence } from "./compose/compose";
import { createRulesFor, withoutPitch } from "./compose/rules-for";
import { foreignWarnings } from "./compose/unspoken";
import { currentInventory, type TokenizerInventory } from "./inventory";
import type { LanguageModule } from "./languages/language-module";
import { LANGUAGE_MODULES } from "./languages/registry";
import { findWords, openLexicon } from "./lexicon/open-lexicon";
import { lexiconSpans } from "./lexicon/lexicon-spans";
import type { SpeakableSpan } from "./lexicon/pronunciation";
import { markedSpans, markedWords, regionsWithin } from "./markup/marked-spans";
import { markedPieces } from "./markup/marked-pieces";
import { readMarkup } from "./markup/marked-text";
import { cutRanges } from "./text/range";
import { WORD_BOUNDARY } from "./symbols";
import { cleanText } from "./text/clean";
import { hanLanguageOf } from "./text/detect";
import { createForeignLatin } from "./text/foreign-latin";
import { languageSpans, mainLanguage } from "./text/spans";
import type { TextPiece } from "./text/split";
import { rewrite, type TracedText } from "./text/traced-text";

/** Options of a front end. */
export interface CreateFrontendOptions {
  /** Symbols and language ids of the voice. Default: the current inventory. */
  readonly inventory?: TokenizerInventory;
  /** Language modules. Default: all five; tests and applications may replace one. */
  readonly modules?: Readonly<Record<Language, LanguageModule>>;
  /** Pronunciations for every text. */
  readonly lexicon?: Lexicon;
}

/** Silence after a piece, in milliseconds, by what ended it. */
export const PAUSE_AFTER = {
  /** A mark that ends a sentence. */
  sentence: 120,
  /** The end of a line. */
  line: 350,
  /** Nothing: the piece had become too long. */
  length: 0,
} as const;

/** Languages that are written in Han characters. */
const HAN_LANGUAGES: readonly Language[] = ["zh", "ja", "yue"];

/**
 * Creates the five-language front end. Dictionaries are loaded on first use, once per front end. A piece without
 * anything to speak is skipped, unless it has warnings: then it is yielded without words.
 * @param options - Default: all five languages, and the symbols of this version.
 * @throws SynthesisError `INVALID_ARGUMENT` for an invalid lexicon entry; so does `utterances`.
 */
export function createFrontend(options: CreateFrontendOptions = {}): TextFrontend {
  const inventory = options.inventory ?? currentInventory();
  const modules = options.modules ?? LANGUAGE_MODULES;
  const findForeign = createForeignLatin();
  const rulesFor = createRulesFor(inventory.pitchAccent ? modules : withoutPitch(modules));
  const symbolIds = new Map(inventory.symbols.map((symbol, id) => [symbol, id]));
  const lexicon = openLexicon(options.lexicon, inventory.symbols);

  const compose = async (
    text: TracedText,
    spans: readonly SpeakableSpan[],
    ending: TextPiece["ending"],
  ): Promise<ComposedSentence> => {
    const rules = await rulesFor(text, spans);
    return composeSentence(text, spans, rules, ending === "length" ? "," : ".");
  };

  async function* utterances(text: string, o: FrontendOptions = {}): AsyncGenerator<Utterance> {
    const option = o.language ?? "auto";
    const trees = [...openLexicon(o.lexicon, inventory.symbols), ...lexicon];
    const marked = await readMarkup(text, { markup: o.markup, symbols: inventory.symbols });
    const before = o.before ?? "";
    const opening = before + marked.unmarked;
    const han = hanLanguageOf(opening, option);
    // A piece without letters ("1.", an emoji) is read in the language before it, or in that of the opening.
    let around = before === "" ? undefined : openingLanguage(before.slice(-LATEST), han);
    for (const { source, ending, warnings, breakMs, prosody } of markedPieces(marked)) {
      throwIfAborted(o.signal);
      const cleaned = cleanText(source);
      const regions = regionsWithin(cleaned, marked.regions);
      if (option === "auto")
        around =
          mainLanguage(cutRanges(cleaned.text, regions, " "), han) ??
          around ??
          openingLanguage(opening, han);
      const spans = markedSpans(cleaned.text, regions, (part, given) =>
        given === undefined
          ? languageSpans(part, han, option, around)
          : languageSpans(part, HAN_LANGUAGES.includes(given) ? given : han, given),
      );
      const main = option === "auto" ? around : option;
      const known = findWords(cleaned.text, trees);
      const words = markedWords(cleaned, marked.words, known, regions, main);
      const speakable = lexiconSpans(cleaned.text, spans, words);
      const composed = await compose(cleaned, speakable, ending);
      const place = { start: source.sourceStart, end: source.sourceEnd };
      const utterance = encode(
        { source: text.slice(place.start, place.end), ...place },
        // A pause requested by the text replaces the default one.
        breakMs === undefined ? PAUSE_AFTER[ending] : 0,
        {
          ...composed,
          warnings: [
            ...warnings,
            ...foreignWarnings(cleaned, spans, findForeign),
            ...composed.warnings,
          ],
        },
      );
      if (utterance.words.length > 0 || utterance.warnings.length > 0 || breakMs !== undefined)
        yield {
          ...utterance,
          ...(breakMs !== undefined && { breakAfterMs: breakMs }),
          ...(prosody && { prosody }),
        };
    }
  }

  function encode(
    place: Pick<Utterance, "source" | "start" | "end">,
    pauseAfterMs: number,
    composed: ComposedSentence,
  ): Utterance {
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
        start: place.start,
        end: place.end,
      });
    }
    return {
      ...place,
      normalized: composed.normalized,
      alignment: composed.alignment,
      symbols: composed.symbols,
      ids,
      languages: composed.languages,
      words: composed.words,
      pauseAfterMs,
      warnings,
    };
  }

  return { specVersion: 1, languages: inventory.languages, utterances };
}

/** UTF-16 units at the end of the preceding text from which the surrounding language is detected. */
const LATEST = 300;

/** The language of a text's beginning; looking further would not stream. */
function openingLanguage(text: string, han: Language): Language {
  return mainLanguage(rewrite(cleanText, text.slice(0, 4000)), han) ?? han;
}
