import {
  type AlignedSegment,
  type FrontendOptions,
  type Language,
  SynthesisError,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { isPause } from "../compose/compose";
import { createFrontend } from "../frontend";

/** A stretch of words in one language. */
export interface ExplainedSpan {
  /** Language that it is read in. */
  readonly language: Language;
  /** UTF-16 offsets in the caller's text. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** What is spoken of it. */
  readonly text: string;
}

/** A word and its reading. */
export interface ExplainedWord {
  /** As it was written; several words may share it, as those of "$5" do. */
  readonly source: string;
  /** As it is spoken. */
  readonly text: string;
  /** Language that it is read in. */
  readonly language: Language;
  /** UTF-16 offsets in the caller's text. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** Its phonemes, tones and stress. */
  readonly symbols: readonly string[];
  /** Japanese: one letter per mora, H for high and L for low pitch. */
  readonly accent?: string;
}

/** A pause inside the utterance, or at its end. */
export interface ExplainedPause {
  /** The symbol that makes the pause. */
  readonly symbol: string;
  /** Index of the word before it. */
  readonly afterWord: number;
}

/** Everything that the front end decided about one utterance; it survives `JSON.stringify`. */
export interface ExplainedUtterance {
  /** The slice of the caller's text. */
  readonly source: string;
  /** UTF-16 offsets of it. */
  readonly start: number;
  /** End offset, exclusive. */
  readonly end: number;
  /** Stretches of one language, in order. */
  readonly spans: readonly ExplainedSpan[];
  /** What is spoken: numbers, signs and units written out. */
  readonly normalized: string;
  /** Which part of the text became which part of `normalized`. */
  readonly alignment: readonly AlignedSegment[];
  /** Words in order. */
  readonly words: readonly ExplainedWord[];
  /** Pauses inside the utterance, in order. */
  readonly pauses: readonly ExplainedPause[];
  /** Silence after the utterance, in milliseconds. */
  readonly pauseAfterMs: number;
  /** What was left out or replaced. */
  readonly warnings: readonly SynthesisWarning[];
}

/** Builds the explanation of an utterance. */
export function explainUtterance(utterance: Utterance): ExplainedUtterance {
  const { source, start, end, normalized, alignment, symbols, pauseAfterMs, warnings } = utterance;
  const words = utterance.words.map((word): ExplainedWord => {
    const { accent } = word;
    return {
      source: source.slice(word.start - start, word.end - start),
      text: word.text,
      language: word.language,
      start: word.start,
      end: word.end,
      symbols: symbols.slice(word.symbolStart, word.symbolEnd),
      ...(accent === undefined ? {} : { accent }),
    };
  });
  const pauses = utterance.words.flatMap((word, index): ExplainedPause[] => {
    const next = utterance.words[index + 1]?.symbolStart ?? symbols.length;
    return symbols
      .slice(word.symbolEnd, next)
      .filter(isPause)
      .map((symbol) => ({ symbol, afterWord: index }));
  });
  return {
    source,
    start,
    end,
    spans: spansOf(words, source, start),
    normalized,
    alignment,
    words,
    pauses,
    pauseAfterMs,
    warnings,
  };
}

/** Words of one language in a row, from the first to the last. */
function spansOf(words: readonly ExplainedWord[], source: string, offset: number): ExplainedSpan[] {
  const spans: { language: Language; start: number; end: number }[] = [];
  for (const { language, start, end } of words) {
    const last = spans.at(-1);
    if (last?.language === language) last.end = Math.max(last.end, end);
    else spans.push({ language, start, end });
  }
  return spans.map((span) => ({
    ...span,
    text: source.slice(span.start - offset, span.end - offset),
  }));
}

/** How to read the text. */
export interface ExplainOptions extends FrontendOptions {
  /** Default: one with the current inventory, made for this call. */
  readonly frontend?: TextFrontend;
}

/**
 * Reads a text and explains, utterance by utterance, what is spoken and why. No voice is loaded.
 *
 * ```ts
 * const [utterance] = await explain("Restart nginx.", { lexicon: { nginx: "engine x" } });
 * console.log(utterance.words.map(({ text, symbols }) => `${text} ${symbols.join("")}`));
 * ```
 * @throws SynthesisError `INVALID_ARGUMENT` for anything that is not text and for an invalid lexicon, `ABORTED`.
 */
export async function explain(
  text: string,
  { frontend = createFrontend(), ...options }: ExplainOptions = {},
): Promise<ExplainedUtterance[]> {
  if (typeof text !== "string")
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The text must be a string; found ${text === null ? "null" : typeof text}.`,
    );
  const explained: ExplainedUtterance[] = [];
  for await (const utterance of frontend.utterances(text, options))
    explained.push(explainUtterance(utterance));
  return explained;
}
