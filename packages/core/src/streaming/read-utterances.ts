/**
 * The utterances of a text, whole or in pieces.
 * @module
 */
import type { FrontendOptions, TextFrontend, Utterance } from "@cosyvoice-lite/spec";
import { PAUSE_AFTER } from "@cosyvoice-lite/tokenizer";
import { moveUtterance } from "./move-utterance";
import { settledText } from "./settled-text";
import { readPieces, type TextInput } from "./text-input";

/** What the front end did since the last utterance. */
export interface ReadingProgress {
  /** Milliseconds that it worked; waiting for the text does not count. */
  readonly elapsed: number;
  /** UTF-16 units of the text that are known; of a whole text, all of it. */
  readonly textLength: number;
  /** Silence that a line break between this utterance and the last one asks for, in milliseconds. */
  readonly linePauseMs: number;
}

/** An utterance, or `undefined` for a part of the text without one. */
export interface ReadUtterance extends ReadingProgress {
  readonly utterance: Utterance | undefined;
}

/** Reads a text; offsets count in all pieces put together. */
export async function* readUtterances(
  frontend: TextFrontend,
  input: TextInput,
  options: FrontendOptions,
): AsyncGenerator<ReadUtterance, void> {
  if (typeof input === "string") {
    for await (const read of timed(frontend.utterances(input, options)))
      yield { ...read, textLength: input.length, linePauseMs: 0 };
    return;
  }
  let linePauseMs = 0;
  for await (const { text, start, before } of settledText(
    readPieces(input, options.signal),
    options.markup,
  )) {
    const textLength = start + text.length;
    for await (const { utterance, elapsed } of timed(
      frontend.utterances(text, { ...options, before }),
    )) {
      yield { utterance: utterance && moveUtterance(utterance, start), elapsed, textLength, linePauseMs }; // prettier-ignore
      if (utterance) linePauseMs = 0;
    }
    // A line break that comes after its sentence was settled is a part by itself.
    if (/^\s*[\n\u2028\u2029]\s*$/.test(text)) linePauseMs = PAUSE_AFTER.line;
  }
}

/** The utterances with the milliseconds until each of them, and those after the last. */
async function* timed(
  utterances: AsyncIterable<Utterance>,
): AsyncGenerator<Pick<ReadUtterance, "utterance" | "elapsed">, void> {
  let since = performance.now();
  for await (const utterance of utterances) {
    yield { utterance, elapsed: performance.now() - since };
    since = performance.now();
  }
  yield { utterance: undefined, elapsed: performance.now() - since };
}
