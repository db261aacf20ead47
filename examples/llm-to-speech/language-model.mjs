/**
 * Stands in for a language model, so that the example needs no key: it writes an answer piece by piece, a few characters every few
 * milliseconds. Clients of real models give the same thing, an async iterable of strings:
 *
 *   const answer = await openai.chat.completions.create({ model, messages, stream: true });
 *   const tokens = (async function* () {
 *     for await (const { choices } of answer) yield choices[0]?.delta.content ?? "";
 *   })();
 */
import { setTimeout as sleep } from "node:timers/promises";

const ANSWER =
  "Sure. The next train to the coast leaves at 7:45 from platform 2. " +
  "票价是$12.50，可以在车上买。 Have a good trip!";

/** Milliseconds between two tokens. */
const PACE = 15;

/** @returns {AsyncGenerator<string, void>} */
export async function* writeAnswer() {
  for (const token of ANSWER.match(/\S{1,4}\s?/gu) ?? []) {
    await sleep(PACE);
    yield token;
  }
}
