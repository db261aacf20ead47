import {
  LANGUAGES,
  throwIfAborted,
  type FrontendOptions,
  type Language,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
  type AlignedSegment,
  type UtteranceWord,
} from "@cosyvoice-lite/spec";
import {
  createRulesFor,
  type LanguageModule,
  LANGUAGE_MODULES,
  readMarkup,
  hanLanguageOf,
  type TracedText,
  type LanguageSpan,
} from "@cosyvoice-lite/tokenizer/parts";
import {
  textBlocks,
  type Block,
  countTokens,
  fitTokens,
  CHINESE_PARAGRAPHS,
  otherParagraphs,
  splitParagraph,
} from "./pieces";
import type { BytePairTokenizer } from "./byte-pair";
import {
  hasChinese,
  normalizedBlock,
  spansOf,
  type Reading,
  hasTags,
  pronunciationWarnings,
  unknownTagWarnings,
} from "./reading";

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
      let pending = breakMs;
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
          if (isLast) pending = undefined;
        }
      }
      if (pending !== undefined) yield { ...silent(sourceStart, []), breakAfterMs: pending };
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

/** What an utterance is made of. */
interface EncodeRequest {
  readonly spoken: TracedText;
  /** The caller's text; offsets are UTF-16 units of it. */
  readonly text: string;
  /** The part of it that the utterance stands for, at least the source of `spoken`. */
  readonly start: number;
  readonly end: number;
  /** Spans that cover `spoken`. */
  readonly spans: readonly LanguageSpan[];
  /** A tag such as `<|yue|>` that goes before. */
  readonly tag?: string;
  readonly pauseAfterMs: number;
  readonly warnings: readonly SynthesisWarning[];
}

/** Encodes a piece. Symbols are what the ids stand for; every stretch with a letter or a digit is a word. */
function encodeUtterance(tokenizer: BytePairTokenizer, request: EncodeRequest): Utterance {
  const { spoken, text, start, end, spans, tag, pauseAfterMs, warnings } = request;
  const ids: number[] = [];
  const languages: Language[] = [];
  const words: UtteranceWord[] = [];
  const tagId = tag === undefined ? undefined : tokenizer.specialId(tag);
  let span = 0;
  if (tagId !== undefined) {
    ids.push(tagId);
    languages.push(spans[0].language);
  }
  for (const piece of tokenizer.pieces(spoken.text)) {
    const symbolStart = ids.length;
    const content = spoken.text.slice(piece.start, piece.end);
    const from = piece.start + (content.length - content.trimStart().length);
    while (span < spans.length - 1 && spans[span].end <= from) span++;
    const { language } = spans[span];
    for (const id of piece.ids) {
      ids.push(id);
      languages.push(language);
    }
    if (piece.isSpecial || !/[\p{L}\p{N}]/u.test(content)) continue;
    words.push({
      text: spoken.text.slice(from, piece.end),
      ...spoken.sourceRange(from, piece.end),
      language,
      symbolStart,
      symbolEnd: ids.length,
    });
  }
  return {
    source: text.slice(start, end),
    start,
    end,
    normalized: spoken.text,
    alignment: alignmentOf(spoken, start, end),
    symbols: ids.map((id) => tokenizer.textOf(id)),
    ids,
    languages,
    words,
    pauseAfterMs,
    warnings,
  };
}

/** The segments, with what was deleted before and after the piece. */
function alignmentOf(spoken: TracedText, start: number, end: number): AlignedSegment[] {
  const segments = spoken.segments();
  const first = segments[0]?.start ?? end;
  const last = segments.at(-1)?.end ?? end;
  const silent = (from: number, to: number, at: number): AlignedSegment[] =>
    to > from ? [{ start: from, end: to, spokenStart: at, spokenEnd: at }] : [];
  return [...silent(start, first, 0), ...segments, ...silent(last, end, spoken.length)];
}
