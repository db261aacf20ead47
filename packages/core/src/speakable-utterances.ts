/**
 * The utterances of a text that have something to say.
 * @module
 */
import {
  SynthesisError,
  type FrontendOptions,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { LONGEST_PAUSE } from "@cosyvoice-lite/tokenizer";
import { readUtterances } from "./streaming/read-utterances";
import type { TextInput } from "./streaming/text-input";

/** What comes with an utterance, or is left when there are no more. */
export interface Remainder {
  /** The utterance's own warnings and those of silent pieces before it. */
  readonly warnings: readonly SynthesisWarning[];
  /** Milliseconds that the front end worked for it. */
  readonly elapsed: number;
  /** UTF-16 units of the text that are known. */
  readonly textLength: number;
  /** Silence that the text asks for before the utterance, or at the end, in milliseconds at any rate of speech. */
  readonly breakMs: number;
}

/** An utterance with words. */
export interface SpeakableUtterance extends Remainder {
  readonly utterance: Utterance;
  /** Silence that follows the utterance before it, in milliseconds; a higher rate of speech shortens it. */
  readonly pauseBeforeMs: number;
}

/**
 * Leaves out pieces without words.
 * @returns What was said about silent pieces at the end.
 * @throws SynthesisError `EMPTY_TEXT` where nothing can be spoken.
 */
export async function* speakableUtterances(
  frontend: TextFrontend,
  text: TextInput,
  options: FrontendOptions,
): AsyncGenerator<SpeakableUtterance, Remainder> {
  let last: Utterance | undefined;
  let warnings: SynthesisWarning[] = [];
  let elapsed = 0;
  let linePauseMs = 0;
  let textLength = 0;
  let breakMs = 0;
  for await (const read of readUtterances(frontend, text, options)) {
    const { utterance } = read;
    textLength = read.textLength;
    elapsed += read.elapsed;
    linePauseMs = Math.max(linePauseMs, read.linePauseMs);
    warnings.push(...(utterance?.warnings ?? []));
    if (utterance && utterance.words.length > 0) {
      const pauseBeforeMs = last ? pauseAfter(last, linePauseMs) : 0;
      last = utterance;
      yield { utterance, warnings, elapsed, textLength, pauseBeforeMs, breakMs };
      warnings = [];
      elapsed = 0;
      linePauseMs = 0;
      breakMs = 0;
    }
    // Silences without a word between them are one.
    breakMs = Math.min(breakMs + (utterance?.breakAfterMs ?? 0), LONGEST_PAUSE);
  }
  if (!last) throw emptyText(warnings);
  return { warnings, elapsed, textLength, breakMs };
}

function pauseAfter(utterance: Utterance, linePauseMs: number): number {
  return Math.max(utterance.pauseAfterMs, linePauseMs) / (utterance.prosody?.speed ?? 1);
}

function emptyText(warnings: readonly SynthesisWarning[]): SynthesisError {
  const details = warnings.map(({ message }) => ` ${message}`).join("");
  return new SynthesisError(
    "EMPTY_TEXT",
    `The text holds nothing to speak: it needs a letter, a character or a digit.${details}`,
  );
}
