/**
 * Texts that come piece by piece.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { rejectOnAbort } from "@cosyvoice-lite/spec/helpers";

/** A text: whole, or in pieces as a language model writes it; a list of strings, too. */
export type TextInput = string | AsyncIterable<string> | Iterable<string> | ReadableStream<string>;

/**
 * The pieces of a text one by one; one is asked for when it is needed. When the caller stops, or the signal fires, also
 * while a piece is awaited, the source is told to stop.
 * @throws SynthesisError `ABORTED`; `INVALID_ARGUMENT` for a piece that is no string; what the source throws.
 */
export async function* readPieces(
  input: Exclude<TextInput, string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void> {
  const source = openSource(input);
  const abort = rejectOnAbort(signal);
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await Promise.race([source.next(), abort.promise]);
      if (done) {
        isOver = true;
        return;
      }
      if (typeof value !== "string") {
        throw new SynthesisError(
          "INVALID_ARGUMENT",
          `The pieces of the text must be strings; found ${value === null ? "null" : typeof value}.`,
        );
      }
      if (value !== "") yield value;
    }
  } finally {
    abort.forget();
    // A source that hangs must not hold up the end.
    if (!isOver) void source.stop().catch(() => undefined);
  }
}

/** Whether a value can be read piece by piece. */
export function isPieceSource(input: unknown): input is Exclude<TextInput, string> {
  if (typeof input !== "object" || input === null) return false;
  return isReadableStream(input) || Symbol.asyncIterator in input || Symbol.iterator in input;
}

interface Source {
  next(): Promise<{ readonly done?: boolean; readonly value?: unknown }>;
  stop(): Promise<unknown>;
}

function openSource(input: Exclude<TextInput, string>): Source {
  // Not every browser lets a ReadableStream be iterated.
  if (isReadableStream(input)) {
    const reader = input.getReader();
    return { next: () => reader.read(), stop: () => reader.cancel() };
  }
  const iterator =
    Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : input[Symbol.iterator]();
  return { next: async () => iterator.next(), stop: async () => iterator.return?.() };
}

function isReadableStream(input: object): input is ReadableStream<string> {
  return typeof (input as Partial<ReadableStream>).getReader === "function";
}

/** @throws SynthesisError `INVALID_ARGUMENT` for anything but a string. */
export function checkText(text: unknown): asserts text is string {
  if (typeof text !== "string") throw notText("a string", text);
}

/** @throws SynthesisError `INVALID_ARGUMENT` for what is neither a string nor read piece by piece. */
export function checkTextInput(text: unknown): asserts text is TextInput {
  if (typeof text !== "string" && !isPieceSource(text))
    throw notText("a string, an iterable or async iterable of strings, or a ReadableStream", text);
}

function notText(expected: string, found: unknown): SynthesisError {
  const shown = found === null ? "null" : typeof found;
  return new SynthesisError("INVALID_ARGUMENT", `The text must be ${expected}; found ${shown}.`);
}
