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

const ONSET_SYMBOLS: Readonly<Record<string, string>> = {
  ㄱ: "k",
  ㄲ: "k͈",
  ㄴ: "n",
  ㄷ: "t",
  ㄸ: "t͈",
  ㄹ: "ɾ",
  ㅁ: "m",
  ㅂ: "p",
  ㅃ: "p͈",
  ㅅ: "s",
  ㅆ: "s͈",
  ㅈ: "ʨ",
  ㅉ: "ʨ͈",
  ㅊ: "ʨʰ",
  ㅋ: "kʰ",
  ㅌ: "tʰ",
  ㅍ: "pʰ",
  ㅎ: "h",
};

const VOICED: Readonly<Record<string, string>> = { k: "ɡ", t: "d", p: "b", ʨ: "ʥ" };

const NUCLEUS_SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  ㅏ: ["a"],
  ㅐ: ["ɛ"],
  ㅑ: ["j", "a"],
  ㅒ: ["j", "ɛ"],
  ㅓ: ["ʌ"],
  ㅔ: ["e"],
  ㅕ: ["j", "ʌ"],
  ㅖ: ["j", "e"],
  ㅗ: ["o"],
  ㅘ: ["w", "a"],
  ㅙ: ["w", "ɛ"],
  ㅚ: ["w", "e"],
  ㅛ: ["j", "o"],
  ㅜ: ["u"],
  ㅝ: ["w", "ʌ"],
  ㅞ: ["w", "e"],
  ㅟ: ["w", "i"],
  ㅠ: ["j", "u"],
  ㅡ: ["ɯ"],
  ㅢ: ["ɰ", "i"],
  ㅣ: ["i"],
};

const CODA_SYMBOLS: Readonly<Record<string, string>> = {
  ㄱ: "k̚",
  ㄴ: "n",
  ㄷ: "t̚",
  ㄹ: "l",
  ㅁ: "m",
  ㅂ: "p̚",
  ㅇ: "ŋ",
};

/** Vowels before which ㅅ is palatal. */
const FRONT = "ㅣㅑㅕㅛㅠㅒㅖㅟ";

/**
 * The symbols of one spoken syllable.
 * @param previousCoda - Coda spoken right before; empty after a vowel, `undefined` at the start of a phrase.
 */
export function syllableSymbols(
  syllable: SpokenSyllable,
  previousCoda: string | undefined,
): string[] {
  const { onset, nucleus, coda } = syllable;
  return [
    ...onsetSymbols(syllable, previousCoda),
    // ㅈ and its kin are palatal already: 쥬 is spoken 주.
    ...NUCLEUS_SYMBOLS[nucleus].filter((symbol) => symbol !== "j" || !"ㅈㅉㅊ".includes(onset)),
    ...(coda ? [CODA_SYMBOLS[coda]] : []),
  ];
}

function onsetSymbols(
  { onset, nucleus, wordStart, carried }: SpokenSyllable,
  previousCoda: string | undefined,
): string[] {
  if (onset === "ㅇ") return [];
  if (onset === "ㄹ" && previousCoda === "ㄹ") return ["l"];
  if (onset === "ㅅ" && FRONT.includes(nucleus)) return ["ɕ"];
  const symbol = ONSET_SYMBOLS[onset];
  // Plain stops are voiced between voiced sounds of a word, and where liaison joined two words.
  const joined = previousCoda !== undefined && (!wordStart || carried);
  return [
    joined && (previousCoda === "" || "ㄴㄹㅁㅇ".includes(previousCoda))
      ? (VOICED[symbol] ?? symbol)
      : symbol,
  ];
}
