/**
 * A piece of normalised text with its tokens.
 * @module
 */
import type {
  AlignedSegment,
  Language,
  SynthesisWarning,
  Utterance,
  UtteranceWord,
} from "@cosyvoice-lite/spec";
import type { LanguageSpan } from "@cosyvoice-lite/tokenizer/parts";
import type { TracedText } from "@cosyvoice-lite/tokenizer/parts";
import type { BytePairTokenizer } from "./byte-pair";

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
export function encodeUtterance(tokenizer: BytePairTokenizer, request: EncodeRequest): Utterance {
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

/** The segments, with what was deleted before and behind the piece. */
function alignmentOf(spoken: TracedText, start: number, end: number): AlignedSegment[] {
  const segments = spoken.segments();
  const first = segments[0]?.start ?? end;
  const last = segments.at(-1)?.end ?? end;
  const silent = (from: number, to: number, at: number): AlignedSegment[] =>
    to > from ? [{ start: from, end: to, spokenStart: at, spokenEnd: at }] : [];
  return [...silent(start, first, 0), ...segments, ...silent(last, end, spoken.length)];
}
