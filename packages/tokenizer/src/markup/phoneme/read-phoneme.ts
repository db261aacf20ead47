/**
 * `<phoneme>`: pronunciations in the alphabets that SSML and its users name.
 * @module
 */
import type { Language } from "@cosyvoice-lite/spec";
import { NOTATIONS } from "../../lexicon/notations";
import type { Pronunciation } from "../../lexicon/pronunciation";
import { speechSymbols } from "../../lexicon/open-lexicon";
import { createIpaReader, xSampaToIpa } from "./ipa";

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
