/**
 * The symbol inventory: IPA, explicit tones per language, stress and pauses.
 *
 * Ids are positions in {@link SYMBOLS}; a trained voice carries its own copy in `tokenizer.json`,
 * so symbols may be appended here, never moved or removed.
 * @module
 */

/** Padding. */
export const PAD = "_";
/** Start of an utterance. */
export const START = "^";
/** End of an utterance. */
export const END = "$";
/** Between two words. */
export const WORD_BOUNDARY = " ";

/** Pauses and the intonation that goes with them. */
export const PAUSES = [",", ".", "?", "!", ";", ":", "…", "—"] as const;
/** Primary and secondary stress; they stand right before the stressed vowel. */
export const STRESS = ["ˈ", "ˌ"] as const;
/** Vowel length, after the vowel. */
export const LENGTH = "ː";

/** Mandarin tones 1–5 (5 is neutral); they stand after the nucleus, before a nasal coda. */
const ZH_TONES = ["zh1", "zh2", "zh3", "zh4", "zh5"] as const;
/** Cantonese tones 1–6; they stand at the end of the syllable. */
const YUE_TONES = ["yue1", "yue2", "yue3", "yue4", "yue5", "yue6"] as const;
/** Japanese pitch: rise before a mora, fall after the accented mora. */
export const JA_PITCH = ["ꜛ", "ꜜ"] as const;

/** Consonants. `p͈` and its kin are Korean tense stops, `p̚` and its kin unreleased codas. */
export const CONSONANTS: readonly string[] = /* @__PURE__ */ (
  "p b t d k ɡ pʰ tʰ kʰ p͈ t͈ k͈ s͈ ʨ͈ p̚ t̚ k̚ ʔ " +
  "ʦ ʦʰ ʣ ʨ ʨʰ ʥ ʈʂ ʈʂʰ ʧ ʤ " +
  "f v θ ð s z ʂ ʃ ʒ ɕ ç x h ɸ β " +
  "m n ɲ ŋ ɴ l ɹ ɻ ɾ j w ɥ ɰ " +
  "kʲ ɡʲ bʲ pʲ mʲ ɾʲ tʲ dʲ ɸʲ ʦʲ vʲ kᵝ ɡᵝ"
).split(" ");

/** Vowels; the English diphthongs are one symbol each, those of other languages two. */
export const VOWELS: readonly string[] =
  /* @__PURE__ */ "a ɑ æ ɐ ʌ e ɛ ə ɚ ɜ i ɪ ɨ o ɔ œ ɵ u ʊ ɯ y ɤ ᵊ ᵻ eɪ aɪ oʊ aʊ ɔɪ".split(" ");

/** Every symbol; the index is the id. */
export const SYMBOLS: readonly string[] = /* @__PURE__ */ [PAD, START, END, WORD_BOUNDARY].concat(
  PAUSES,
  STRESS,
  LENGTH,
  ZH_TONES,
  YUE_TONES,
  JA_PITCH,
  CONSONANTS,
  VOWELS,
);
