/**
 * What makes two requests sound the same.
 * @module
 */
import type { SpeechTask } from "../queue/speech-queue";

/** Equal for the same text with the same options, in any order; an option that is left out counts as absent. */
export function textKey({ text, options }: Pick<SpeechTask, "text" | "options">): string {
  const given = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([text, given]);
}
