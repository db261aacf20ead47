/**
 * The longest text that is returned in one piece.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** Seconds of sound that `synthesize()` returns at most: 30 minutes, 173 MB at 24 kHz. */
export const LONGEST_SPEECH = 1800;

// Twice what a very fast reader speaks in a second: a text that passes even this bound is refused before any work.
const MOST_LETTERS_PER_SECOND = 45;
// A Chinese character, a kana or a Korean syllable takes as long as some letters of an alphabet.
const LETTERS_PER_SYLLABLE = 3;
const SYLLABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Refuses texts that cannot fit whatever they say, without synthesising half an hour first.
 * @throws SynthesisError `TEXT_TOO_LONG`.
 */
export function refuseHopelessLength(text: string, speed: number): void {
  const bound = LONGEST_SPEECH * MOST_LETTERS_PER_SECOND * Math.max(1, speed);
  if (text.length * LETTERS_PER_SYLLABLE <= bound) return;
  let letters = 0;
  for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu))
    letters += SYLLABLE.test(letter) ? LETTERS_PER_SYLLABLE : 1;
  if (letters > bound) throw tooLong();
}

/** The error for more than {@link LONGEST_SPEECH}. */
export function tooLong(): SynthesisError {
  return new SynthesisError(
    "TEXT_TOO_LONG",
    `The text makes more than ${LONGEST_SPEECH / 60} minutes of speech, the most that synthesize() returns. ` +
      "Use stream(), which yields it sentence by sentence.",
  );
}
