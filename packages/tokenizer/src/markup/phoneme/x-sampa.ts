/**
 * X-SAMPA to IPA.
 * @module
 */

const LETTERS: Readonly<Record<string, string>> = {
  A: "ɑ", B: "β", C: "ç", D: "ð", E: "ɛ", F: "ɱ", G: "ɣ", H: "ɥ", I: "ɪ", J: "ɲ", K: "ɬ", L: "ʎ",
  M: "ɯ", N: "ŋ", O: "ɔ", P: "ʋ", Q: "ɒ", R: "ʁ", S: "ʃ", T: "θ", U: "ʊ", V: "ʌ", W: "ʍ", X: "χ",
  Y: "ʏ", Z: "ʒ", "@": "ə", "{": "æ", "}": "ʉ", "1": "ɨ", "2": "ø", "3": "ɜ", "4": "ɾ", "5": "ɫ",
  "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ", "?": "ʔ", "&": "ɶ", '"': "ˈ", "%": "ˌ", ":": "ː", g: "ɡ",
  "@`": "ɚ", "3`": "ɝ", "r\\": "ɹ", "r\\`": "ɻ", "s\\": "ɕ", "z\\": "ʑ", "p\\": "ɸ", "M\\": "ɰ",
  "N\\": "ɴ", "h\\": "ɦ", "j\\": "ʝ", "s`": "ʂ", "z`": "ʐ", "t`": "ʈ", "d`": "ɖ", "n`": "ɳ",
  "_h": "ʰ", "_j": "ʲ", "'": "ʲ", "_w": "ʷ", "_}": "̚", "_=": "̩", "=": "̩", "_t": "̤", "-": "", "_^": "̯",
}; // prettier-ignore

/** IPA of an X-SAMPA string; letters that mean themselves stay. */
export function xSampaToIpa(written: string): string {
  let ipa = "";
  for (let from = 0; from < written.length;) {
    let length = Math.min(3, written.length - from);
    while (length > 1 && !Object.hasOwn(LETTERS, written.slice(from, from + length))) length--;
    const letter = written.slice(from, from + length);
    ipa += Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : letter;
    from += length;
  }
  return ipa;
}
