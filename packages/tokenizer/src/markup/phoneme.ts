/**
 * `<phoneme>`: pronunciations in the alphabets that SSML and its users name.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { NOTATIONS } from "../lexicon/notations";
import { speechSymbols } from "../lexicon/open-lexicon";
import type { Pronunciation } from "../lexicon/pronunciation";

/** A pronunciation, and the language of its alphabet. */
interface SpokenPhonemes {
  readonly language?: Language;
  readonly pronunciation: Pronunciation;
}

/** Alphabets that are notations of the lexicon, by the names that people use. */
const NOTATION_OF: Readonly<Record<string, string>> = {
  arpabet: "arpabet",
  "x-arpabet": "arpabet",
  cmu: "arpabet",
  "x-cmu": "arpabet",
  pinyin: "pinyin",
  "x-pinyin": "pinyin",
  "x-amazon-pinyin": "pinyin",
  jyutping: "jyutping",
  "x-jyutping": "jyutping",
  "x-amazon-jyutping": "jyutping",
  kana: "katakana",
  katakana: "katakana",
  "x-kana": "katakana",
  "x-katakana": "katakana",
  "x-amazon-pron-kana": "katakana",
  "x-amazon-yomigana": "katakana",
  hangul: "hangul",
  "x-hangul": "hangul",
};

/** Names that the attribute `alphabet` may have. */
export const PHONEME_ALPHABETS: readonly string[] = [
  "ipa",
  "x-sampa",
  "symbols",
  "arpabet",
  "pinyin",
  "jyutping",
  "kana",
  "hangul",
];

/** Makes a reader for a voice. It throws an Error that says what is wrong with the pronunciation and what to do. */
export function createPhonemeReader(
  voiceSymbols: readonly string[],
): (alphabet: string, written: string) => SpokenPhonemes {
  const speech = speechSymbols(voiceSymbols);
  let readIpa: ReturnType<typeof createIpaReader> | undefined;
  const ipa = (written: string): SpokenPhonemes => {
    readIpa ??= createIpaReader([...speech]);
    const symbolsIn = readIpa(written);
    if (!symbolsIn)
      throw new Error(`"${written}" has a sound that the voice does not know, or none at all`);
    return { pronunciation: { kind: "by-language", symbolsIn } };
  };
  return (alphabet, written) => {
    const name = alphabet.trim().toLowerCase();
    if (name === "ipa") return ipa(written);
    if (name === "x-sampa" || name === "xsampa") return ipa(xSampaToIpa(written));
    if (name === "symbols" || name === "x-symbols") {
      const value = written.trim().split(/\s+/);
      return { pronunciation: NOTATIONS.symbols.read(value, {}, speech) };
    }
    if (!Object.hasOwn(NOTATION_OF, name))
      throw new Error(
        `the alphabet "${alphabet}" is unknown here; known: ${PHONEME_ALPHABETS.join(", ")}`,
      );
    const notation = NOTATIONS[NOTATION_OF[name]];
    const value = notation.language === "zh" ? written.toLowerCase() : written;
    return {
      language: notation.language,
      pronunciation: notation.read(value.replaceAll("-", " "), {}, speech),
    };
  };
}

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

/** Writings of a sound, and the ones that our inventory has. */
const VARIANTS: Readonly<Record<string, string>> = {
  g: "ɡ",
  ɫ: "l",
  ʍ: "w",
  ɝ: "ɜɹ",
  ɚ: "əɹ",
  ɒ: "ɑ",
  ɹ̩: "əɹ",
  l̩: "ᵊl",
  n̩: "ᵊn",
  m̩: "əm",
  əʊ: "oʊ",
  tʃ: "ʧ",
  dʒ: "ʤ",
  ts: "ʦ",
  dz: "ʣ",
  tɕ: "ʨ",
  dʑ: "ʥ",
  tʂ: "ʈʂ",
};

/** Ties, syllable breaks and brackets: they say nothing about the sound. */
const SILENT = /[\u0361\u035c.‿|‖/[\]()\s]/g;

/** Vowels begin with one of these. */
const VOWEL = /^[aɑæɐʌeɛəɚɜiɪɨoɔœɵuʊɯyɤᵊᵻ]/;

/** Symbols that are no sounds by themselves. */
const MARKS = ["ˈ", "ˌ", "ː"];

/** Makes a reader of IPA over a voice's symbols. */
function createIpaReader(
  symbols: readonly string[],
): (written: string) => ((language: Language) => string[]) | undefined {
  const known = new Set(symbols);
  const longest = symbols.reduce((most, symbol) => Math.max(most, symbol.length), 1);
  const variants = Object.entries(VARIANTS).sort(([a], [b]) => b.length - a.length);

  /** The sounds in the voice's symbols, stress marks where they were written. */
  const sounds = (written: string): string[] | undefined => {
    const found: string[] = [];
    for (let from = 0; from < written.length;) {
      let length = Math.min(longest, written.length - from);
      while (length > 0 && !known.has(written.slice(from, from + length))) length--;
      if (length === 0) return undefined;
      found.push(written.slice(from, from + length));
      from += length;
    }
    return found;
  };

  return (written) => {
    let plain = written.normalize("NFD").replace("\u0063\u0327", "ç").replace(SILENT, "");
    for (const [variant, ours] of variants) plain = plain.replaceAll(variant, ours);
    // Dictionaries write the American r upright; the tapped one is Japanese and Korean.
    const american = sounds(plain.replaceAll("r", "ɹ").replaceAll("'", "ˈ"));
    const tapped = sounds(plain.replaceAll("r", "ɾ").replaceAll("'", "ˈ"));
    if (!american?.some((symbol) => !MARKS.includes(symbol)) || !tapped) return undefined;
    return (language) => {
      const own = stressBeforeVowels(language === "en" ? american : tapped);
      // English vowels have no length of their own in these symbols.
      return language === "en" ? own.filter((symbol) => symbol !== "ː") : own;
    };
  };
}

/** Moves stress marks from the beginning of the syllable to its vowel, where the symbols have them. */
function stressBeforeVowels(symbols: readonly string[]): string[] {
  const moved: string[] = [];
  let stress = "";
  for (const symbol of symbols) {
    if (symbol === MARKS[0] || symbol === MARKS[1]) {
      stress = symbol;
      continue;
    }
    if (stress && VOWEL.test(symbol)) {
      moved.push(stress);
      stress = "";
    }
    moved.push(symbol);
  }
  return moved;
}
