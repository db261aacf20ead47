/**
 * Names of Latin letters that stand in Chinese text (5G, A餐).
 * @module
 */

/**
 * Makes the function that names a letter: its syllables, or `undefined` for what is no letter from A to Z.
 * @param names - The 26 names in the order of the alphabet, parted by blanks; syllables of a name are joined by hyphens.
 */
export function createLetterNames(
  names: string,
): (character: string) => readonly string[] | undefined {
  const syllables = names.split(" ").map((name) => name.split("-"));
  return (character) =>
    /^[A-Za-z]$/.test(character)
      ? syllables[character.toLowerCase().charCodeAt(0) - 97]
      : undefined;
}
