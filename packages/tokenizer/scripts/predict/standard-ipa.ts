/**
 * Our English symbols in the notation of American dictionaries.
 * @module
 */

/** One symbol as a dictionary writes it: affricates in two letters, no tap, a plain schwa before syllabic l and n. */
const PLAIN: Readonly<Record<string, string>> = { ʧ: "tʃ", ʤ: "dʒ", ɾ: "t", ᵊ: "ə" };
const STRESS = /^[ˈˌ]$/;
const VOWEL = /^[ɑæʌeɛəɜiɪoɔuʊᵊa]/;
/** Consonants that may begin an English syllable, from their last on: `spl`, `tɹ`, `hj`, one alone but ŋ. */
const ONSET =
  /(?:s?[ptk]ɹ|s?[pk]l|s?[ptkbdɡfvθhmn]j|s?[ktd]w|[bdɡfθʃ]ɹ|[bɡfs]l|[θɡh]w|s[ptkfmn]|sw|sj|lj|[pbtdkɡmnfvθðszʃʒhɹljwʧʤɾ])$/;

/** Where the syllable begins whose vowel stands at `vowel`. */
function syllableStart(sounds: readonly string[], vowel: number): number {
  let first = vowel;
  while (first > 0 && !VOWEL.test(sounds[first - 1])) first--;
  if (first === 0) return 0;
  const onset = sounds.slice(first, vowel).join("").match(ONSET)?.[0] ?? "";
  return vowel - [...onset].length;
}

/**
 * IPA of a word: stress marks stand before the syllable instead of the vowel, and an unstressed ɪ is a schwa, as
 * in dictionaries that merge the weak vowels.
 * @param symbols - Symbols of one word, each stress mark right before its vowel.
 */
export function standardIpa(symbols: readonly string[]): string {
  const sounds: string[] = [];
  const marks = new Map<number, string>();
  for (const [i, symbol] of symbols.entries()) {
    if (STRESS.test(symbol)) continue;
    const mark = STRESS.test(symbols[i - 1] ?? "") ? symbols[i - 1] : undefined;
    if (mark) marks.set(syllableStart(sounds.concat(symbol), sounds.length), mark);
    sounds.push(!mark && symbol === "ɪ" && symbols.length > 2 ? "ə" : symbol);
  }
  return sounds.map((sound, i) => (marks.get(i) ?? "") + (PLAIN[sound] ?? sound)).join("");
}
