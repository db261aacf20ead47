/**
 * The text front end of the family `cosyvoice1`: text → normalised text → pieces → byte-pair tokens.
 * @module
 */
import {
  LANGUAGES,
  throwIfAborted,
  type FrontendOptions,
  type Language,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { createRulesFor } from "@cosyvoice-lite/tokenizer/parts";
import type { LanguageModule } from "@cosyvoice-lite/tokenizer/parts";
import { LANGUAGE_MODULES } from "@cosyvoice-lite/tokenizer/parts";
import { readMarkup } from "@cosyvoice-lite/tokenizer/parts";
import { hanLanguageOf } from "@cosyvoice-lite/tokenizer/parts";
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import { textBlocks, type Block } from "./blocks";
import type { BytePairTokenizer } from "./byte-pair";
import { countTokens, fitTokens } from "./fit-tokens";
import { hasChinese } from "./official-symbols";
import { CHINESE_PARAGRAPHS, otherParagraphs, splitParagraph } from "./paragraph";
import { normalizedBlock, spansOf, type Reading } from "./reading";
import { hasTags, pronunciationWarnings, unknownTagWarnings } from "./tags";
import { encodeUtterance } from "./utterance";

/** What a front end is made of. */
export interface CreateCosyVoiceFrontendOptions {
  /** The voice's own tokenizer. */
  readonly tokenizer: BytePairTokenizer;
  /** Tokens of one piece at most, so that its longest speech fits the language model's positions. */
  readonly maxTokens: number;
  /** Default: all five. */
  readonly languages?: readonly Language[];
  /** Language modules. Default: those of the library; tests may replace one. */
  readonly modules?: Readonly<Record<Language, LanguageModule>>;
}

/** Silence after a paragraph in milliseconds; pauses inside one are the model's own. */
const PAUSE_AFTER_PARAGRAPH = 350;
const NOTHING_TO_SPEAK = /^[\p{P}\p{S}\s]*$/u;

/**
 * Makes the front end. Numbers become words by our own language modules, the rest follows the official code: a text with
 * a Chinese character is tidied by its rules and measured in characters, any other in tokens; a text with tags such as
 * `<|en|>` is taken as it is. A language given as an option becomes a tag before every piece.
 */
export function createCosyVoiceFrontend(options: CreateCosyVoiceFrontendOptions): TextFrontend {
  const { tokenizer, maxTokens, languages = LANGUAGES, modules = LANGUAGE_MODULES } = options;
  const rulesFor = createRulesFor(modules);

  async function* utterances(text: string, o: FrontendOptions = {}): AsyncGenerator<Utterance> {
    throwIfAborted(o.signal);
    const marked = await readMarkup(text, { markup: o.markup });
    const before = o.before ?? "";
    const reading: Reading = {
      text,
      marked,
      options: o,
      han: hanLanguageOf(before + marked.unmarked, o.language ?? "auto"),
      isChinese: hasChinese(before + marked.plain),
      isTagged: hasTags(marked.plain),
    };
    let warnings = [...marked.warnings, ...pronunciationWarnings(marked.words)];
    if (reading.isTagged) warnings.push(...unknownTagWarnings(text, tokenizer));
    for (const { start, end, sourceStart, breakMs, prosody } of marked.sections) {
      let untold = breakMs;
      for (const block of textBlocks(marked.plain.slice(start, end))) {
        throwIfAborted(o.signal);
        const place = { ...block, start: start + block.start, end: start + block.end };
        const found = await readBlock(reading, place);
        for (const [index, utterance] of found.entries()) {
          const isLast = place.end === end && index === found.length - 1;
          yield {
            ...utterance,
            warnings: [...warnings, ...utterance.warnings],
            // What the text asks for takes the place of what would come by itself.
            ...(isLast && breakMs !== undefined && { breakAfterMs: breakMs, pauseAfterMs: 0 }),
            ...(prosody && { prosody }),
          };
          warnings = [];
          if (isLast) untold = undefined;
        }
      }
      if (untold !== undefined) yield { ...silent(sourceStart, []), breakAfterMs: untold };
    }
    if (warnings.length > 0) yield silent(text.length, warnings);
  }

  async function readBlock(reading: Reading, block: Block): Promise<Utterance[]> {
    const { text, marked, isTagged, options: o } = reading;
    const source = marked.slice(block.start, block.end);
    const pieces = isTagged ? [source.trim()] : await normalizedBlock(reading, source, rulesFor);
    const tag =
      isTagged || o.language === undefined || o.language === "auto"
        ? undefined
        : `<|${o.language}|>`;
    const limit = maxTokens - (tag === undefined ? 0 : 1);
    const found: Utterance[] = [];
    const spoken = (
      isTagged ? pieces : pieces.flatMap((piece) => splitPiece(reading, piece))
    ).filter((piece) => !NOTHING_TO_SPEAK.test(piece.text));
    let start = source.sourceStart;
    spoken.forEach((piece, index) => {
      const parts = fitTokens(piece, limit, tokenizer);
      parts.forEach((part, number) => {
        const isLast = index === spoken.length - 1 && number === parts.length - 1;
        const end = isLast ? source.sourceEnd : Math.max(start, part.sourceEnd);
        found.push(
          encodeUtterance(tokenizer, {
            spoken: part,
            text,
            start,
            end,
            spans: spansOf(part.text, reading),
            tag,
            pauseAfterMs: isLast && block.endsParagraph ? PAUSE_AFTER_PARAGRAPH : 0,
            warnings: number === 0 && parts.length > 1 ? [splitWarning(piece, parts.length)] : [],
          }),
        );
        start = end;
      });
    });
    return found;
  }

  function splitPiece({ isChinese }: Reading, piece: TracedText): TracedText[] {
    if (piece.length === 0) return [];
    const rules = isChinese
      ? CHINESE_PARAGRAPHS
      : otherParagraphs((part) => countTokens(tokenizer, part));
    return splitParagraph(piece, rules);
  }

  return { specVersion: 1, languages, utterances };
}

function splitWarning(piece: TracedText, parts: number): SynthesisWarning {
  return {
    code: "LONG_SENTENCE_SPLIT",
    message: `A sentence is longer than this voice can speak in one go; it was split into ${parts} parts. Put in punctuation to choose the places.`,
    start: piece.sourceStart,
    end: piece.sourceEnd,
  };
}

/** An utterance without words: a silence, or warnings. */
function silent(at: number, warnings: readonly SynthesisWarning[]): Utterance {
  return {
    source: "",
    start: at,
    end: at,
    normalized: "",
    alignment: [],
    symbols: [],
    ids: [],
    languages: [],
    words: [],
    pauseAfterMs: 0,
    warnings,
  };
}
