import { compose, decompose, isSyllable } from "../pronunciation/jamo";
import { tense } from "../pronunciation/join-syllables";

/** Coda of a syllable; empty for open syllables, lone letters and the empty string. */
export function codaOf(character: string | undefined): string {
  return character && isSyllable(character) ? decompose(character).coda : "";
}

/** Onset of a syllable; empty for the empty string. */
export function onsetOf(character: string | undefined): string {
  return character ? decompose(character).onset : "";
}

/** The same syllable with another onset. */
export function withOnset(character: string, onset: string): string {
  return compose({ ...decompose(character), onset });
}

/** The same syllable with another coda. */
export function withCoda(character: string, coda: string): string {
  return compose({ ...decompose(character), coda });
}

/** The same syllable with a tense onset; unchanged if there is none. */
export function withTenseOnset(character: string): string {
  return withOnset(character, tense(onsetOf(character)));
}

/** Whether a syllable starts with ㅣ or a y-glide, where ㄴ may be inserted. */
export function startsWithIotized(character: string | undefined): boolean {
  if (!character) return false;
  const { onset, nucleus } = decompose(character);
  return onset === "ㅇ" && "ㅣㅑㅕㅛㅠㅒㅖ".includes(nucleus);
}

/** Replaces the character at `index`. */
export function replaceAt(word: string, index: number, character: string): string {
  return word.slice(0, index) + character + word.slice(index + 1);
}
