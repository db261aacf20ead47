/**
 * Particles that depend on how the word before them ends.
 * @module
 */

const PAIRS: readonly (readonly [afterConsonant: string, afterVowel: string])[] = [
  ["이", "가"],
  ["은", "는"],
  ["을", "를"],
  ["과", "와"],
  ["으로", "로"],
];

/** A particle with two forms at the end of a word, for use in a larger pattern. */
export const PARTICLE = "(이|가|은|는|을|를|과|와|으로|로)(?![가-힣])";

/**
 * The form of a particle that follows `words`.
 * @param words - Spoken words that end in hangul.
 * @param particle - Either form; anything else comes back as it is.
 */
export function agreeParticle(words: string, particle: string): string {
  const pair = PAIRS.find((forms) => forms.includes(particle));
  if (!pair) return particle;
  const coda = (words.charCodeAt(words.length - 1) - 0xac00) % 28;
  // 로 also follows ㄹ, the eighth coda.
  return coda === 0 || (particle.endsWith("로") && coda === 8) ? pair[1] : pair[0];
}
