import { SynthesisError, type MarkupOption } from "@cosyvoice-lite/spec";
import { rejectOnAbort } from "@cosyvoice-lite/spec/helpers";
import { settledEnds } from "@cosyvoice-lite/tokenizer";

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

/** A part of the text that what follows no longer changes. */
interface SettledText {
  readonly text: string;
  /** UTF-16 offset in the whole text. */
  readonly start: number;
  /** The beginning of what was read before, and its latest part; for `FrontendOptions.before`. */
  readonly before: string;
}

/** So much of a text's beginning is kept: the front end looks no further to tell its language. */
const OPENING = 4000;
/** And so much of what came last. */
const LATEST = 300;
/** A text without marks is looked at again after so many UTF-16 units. */
const LOOK_EVERY = 200;
/** How an SSML document begins. */
const DOCUMENT = /^\uFEFF?\s*<(?:\?xml\b|!DOCTYPE\b|speak[\s/>])/i;
/** A sentence end inside `<lang>…</lang>` is held back for so many UTF-16 units at most. */
const MOST_HELD = 1000;
/** What can end a sentence. */
const MARK = /[\n\u2028\u2029。！？…⋯｡؟۔।॥．.!?]/;
/** So many UTF-16 units before a piece may hold a mark that the piece confirms, with closing quotes behind it. */
const TAIL = 4;

/**
 * Hands out sentences as soon as they are complete, one at a time, however the pieces cut the text; the last one comes
 * when the pieces end. No more than a sentence is held, in time that is linear in the text. SSML is the exception: a
 * document has a meaning only as a whole, so all of it is waited for. Sentences inside one `<lang>` stay together.
 */
export async function* settledText(
  pieces: AsyncIterable<string>,
  markup: MarkupOption = "auto",
): AsyncGenerator<SettledText> {
  let waiting = "";
  let start = 0;
  let opening = "";
  let latest = "";
  let looked = 0;
  let isDocument = markup === "ssml";
  const take = (end: number): SettledText => {
    const settled = { text: waiting.slice(0, end), start, before: opening + latest };
    if (opening.length < OPENING) opening += settled.text.slice(0, OPENING - opening.length);
    // While all of it is in the opening, the opening ends with the latest sentence.
    else latest = (latest + settled.text).slice(-LATEST);
    start += end;
    waiting = waiting.slice(end);
    return settled;
  };
  for await (const piece of pieces) {
    const mayEnd = MARK.test(waiting.slice(-TAIL) + piece);
    waiting += piece;
    if (start === 0 && markup === "auto") isDocument ||= DOCUMENT.test(waiting.slice(0, 300));
    if (isDocument) continue;
    if (!mayEnd && waiting.length < looked + LOOK_EVERY) continue;
    let from = 0;
    for (const end of settledEnds(waiting)) {
      if (markup !== "none" && isInsideTag(waiting.slice(0, end - from))) continue;
      yield take(end - from);
      from = end;
    }
    looked = waiting.length;
  }
  if (waiting !== "") yield take(waiting.length);
}

function isInsideTag(text: string): boolean {
  if (text.length > MOST_HELD || !text.includes("<")) return false;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/<lang\s[^<>]{0,200}(?<!\/)>/gi) > count(/<\/lang\s?>/gi);
}
