/**
 * Offsets of a part of a text as those of the whole.
 * @module
 */
import type { Utterance } from "@cosyvoice-lite/spec";

/** The utterance with every offset into the caller's text larger by so many UTF-16 units. */
export function moveUtterance(utterance: Utterance, by: number): Utterance {
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
