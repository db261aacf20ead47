/**
 * Names of Latin letters as Cantonese speakers say them, for letters that stand in Cantonese text (5G, A餐).
 * @module
 */

const NAMES =
  "ei1 bi1 si1 di1 ji1 e1-fu4 zi1 ik1-cyu4 aai1 zei1 kei1 e1-lou4 em1 en1 ou1 pi1 kiu1 aa1-lou4 e1-si4 ti1 ju1 wi1 dak1-bi1-ju4 ik1-si4 waai1 ji6-set1";

/** Makes the function that names a letter: its syllables in Jyutping, or `undefined`. */
export function createLetterNames(): (character: string) => readonly string[] | undefined {
  const names = NAMES.split(" ").map((name) => name.split("-"));
  return (character) =>
    /^[A-Za-z]$/.test(character) ? names[character.toLowerCase().charCodeAt(0) - 97] : undefined;
}
