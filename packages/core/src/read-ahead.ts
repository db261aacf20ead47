/**
 * All sentences of a text before the first one is spoken.
 * @module
 */
import { throwIfAborted } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";
import type { Remainder, SpeakableUtterance } from "./speakable-utterances";

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
