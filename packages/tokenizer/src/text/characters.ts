/** Scripts that the front end tells apart. */
export type Script = "han" | "kana" | "hangul" | "latin" | "digit" | "mark" | "other";

const HAN = /^[\p{Script=Han}〇々〆]$/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ーｰ゛゜]$/u;
const HANGUL = /^\p{Script=Hangul}$/u;
/** The ordinal signs º and ª stand for degrees and endings, not for words. */
const LATIN = /^(?![ºª])[\p{Script=Latin}ʼ]$/u;
const DIGIT = /^\p{Nd}$/u;
const LETTER = /^(?![ºª])[\p{L}\p{N}]$/u;
const COMBINING = /^\p{M}$/u;

/**
 * The script of one code point. `mark` is everything that is no letter and no digit: white space,
 * punctuation, symbols. `other` is a letter of a script that no language here covers.
 */
export function scriptOf(character: string): Script {
  const code = character.charCodeAt(0);
  if (code < 0x80) {
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return "latin";
    return code >= 48 && code <= 57 ? "digit" : "mark";
  }
  if (KANA.test(character)) return "kana";
  if (HAN.test(character)) return "han";
  if (HANGUL.test(character)) return "hangul";
  if (LATIN.test(character)) return "latin";
  if (DIGIT.test(character)) return "digit";
  // Katakana's middle dot and the like are marks; a combining mark belongs to the letter before it.
  return LETTER.test(character) || COMBINING.test(character) ? "other" : "mark";
}
