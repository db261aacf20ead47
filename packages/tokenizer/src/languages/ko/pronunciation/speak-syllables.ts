/**
 * A phrase of spelled syllables as it is spoken.
 * @module
 */
import { decompose, type Syllable } from "./jamo";
import { joinSyllables, neutralizeCoda } from "./join-syllables";

/** A spoken syllable and its place in the phrase. */
export interface SpokenSyllable extends Syllable {
  /** Whether it is the first of its word. */
  readonly wordStart: boolean;
  /** Whether its onset was carried over from the coda before it, so that it is voiced even after a space. */
  readonly carried: boolean;
}

/**
 * Applies the letter rules to the words of one phrase.
 * @param words - Respelled words without spaces, one syllable per character.
 * @returns One spoken syllable per character, in order.
 */
export function speakSyllables(words: readonly string[]): SpokenSyllable[] {
  const spelled = words.flatMap((word) =>
    Array.from(word, (character, index) => ({ ...decompose(character), wordStart: index === 0 })),
  );
  const spoken: SpokenSyllable[] = [];
  let onset = spelled[0]?.onset ?? "ㅇ";
  let carried = false;
  for (let i = 0; i < spelled.length; i++) {
    const { nucleus, coda, wordStart } = spelled[i];
    const next = spelled[i + 1];
    const joined = next
      ? joinSyllables({ coda, onset: next.onset, nucleus: next.nucleus, gap: next.wordStart })
      : { coda: neutralizeCoda(coda), onset: "ㅇ", carried: false };
    spoken.push({
      onset,
      nucleus: spokenVowel(onset, spelled[i].onset, nucleus),
      coda: joined.coda,
      wordStart,
      carried,
    });
    onset = joined.onset;
    carried = joined.carried;
  }
  return spoken;
}

/** ㅈㅉㅊ swallow the glide of ㅕ; ㅢ loses its glide after a spelled consonant (article 5). */
function spokenVowel(onset: string, spelledOnset: string, nucleus: string): string {
  if (nucleus === "ㅕ" && "ㅈㅉㅊ".includes(onset)) return "ㅓ";
  if (nucleus === "ㅢ" && spelledOnset !== "ㅇ") return "ㅣ";
  return nucleus;
}
