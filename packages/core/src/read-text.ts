import {
  SynthesisError,
  throwIfAborted,
  type FrontendOptions,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
} from "@cosyvoice-lite/spec";
import { LONGEST_PAUSE, PAUSE_AFTER } from "@cosyvoice-lite/tokenizer";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import { settledText, readPieces, type TextInput } from "./streaming/text-input";

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
export async function* readText(
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

/** What the front end made of a whole text. */
export interface ReadText {
  readonly items: readonly SpeakableUtterance[];
  readonly remainder: Remainder;
}

/** Milliseconds of reading after which others have a turn. */
const TURN_MS = 10;

/** Reads to the end; the event loop goes round meanwhile. */
export async function readAhead(
  sentences: AsyncGenerator<SpeakableUtterance, Remainder>,
  signal: AbortSignal | undefined,
): Promise<ReadText> {
  const items: SpeakableUtterance[] = [];
  let since = performance.now();
  for (;;) {
    const { done, value } = await sentences.next();
    if (done) return { items, remainder: value };
    items.push(value);
    if (performance.now() - since < TURN_MS) continue;
    await yieldToHost();
    throwIfAborted(signal);
    since = performance.now();
  }
}

/** The sentences once more, as they were read. */
export async function* readAgain({
  items,
  remainder,
}: ReadText): AsyncGenerator<SpeakableUtterance, Remainder> {
  yield* items;
  return remainder;
}

/** What the front end did since the last utterance. */
interface ReadingProgress {
  /** Milliseconds that it worked; waiting for the text does not count. */
  readonly elapsed: number;
  /** UTF-16 units of the text that are known; of a whole text, all of it. */
  readonly textLength: number;
  /** Silence that a line break between this utterance and the last one asks for, in milliseconds. */
  readonly linePauseMs: number;
}

/** An utterance, or `undefined` for a part of the text without one. */
interface ReadUtterance extends ReadingProgress {
  readonly utterance: Utterance | undefined;
}

/** Reads a text; offsets count in all pieces put together. */
async function* readUtterances(
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

/** The utterance with every offset into the caller's text larger by so many UTF-16 units. */
function moveUtterance(utterance: Utterance, by: number): Utterance {
  if (by === 0) return utterance;
  const moved = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  });
  return {
    ...moved(utterance),
    alignment: utterance.alignment.map(moved),
    words: utterance.words.map((word) => ({
      ...moved(word),
      ...(word.parts && { parts: word.parts.map(moved) }),
    })),
    warnings: utterance.warnings.map((warning) => ({
      ...warning,
      ...(warning.start !== undefined && { start: warning.start + by }),
      ...(warning.end !== undefined && { end: warning.end + by }),
    })),
  };
}
