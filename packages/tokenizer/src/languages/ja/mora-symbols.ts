/**
 * Katakana to symbols.
 *
 * The style is that of misaki 0.7 for Japanese, the phonemes the teacher voice was trained on
 * (https://github.com/hexgrad/misaki): palatalisation is written on the consonant, ス ズ ツ and ~ュ carry ɨ,
 * ッ is ʔ and ン takes the place of the next consonant.
 * @module
 */
import { LENGTH } from "../../symbols";

const VOWELS = ["a", "i", "ɯ", "e", "o"] as const;

/** The kana of a row in the order ア イ ウ エ オ (a blank if there is none) and its consonant. */
const ROWS: readonly (readonly [kana: string, consonant: string])[] = [
  ["アイウエオ", ""],
  ["カキクケコ", "k"],
  ["ガギグゲゴ", "ɡ"],
  ["サシスセソ", "s"],
  ["ザジズゼゾ", "ʣ"],
  ["タチツテト", "t"],
  ["ダヂヅデド", "d"],
  ["ナニヌネノ", "n"],
  ["ハヒフヘホ", "h"],
  ["バビブベボ", "b"],
  ["パピプペポ", "p"],
  ["マミムメモ", "m"],
  ["ヤ ユ ヨ", "j"],
  ["ラリルレロ", "ɾ"],
  ["ワ   ヲ", "β"],
  ["ヷヸヴヹヺ", "v"],
];

/** Consonant before i, ャ ュ ョ and ェ; where a row has no mark of its own the sound is palatalised with ʲ. */
const PALATAL: Readonly<Record<string, string>> = {
  s: "ɕ",
  ʣ: "ʥ",
  t: "ʨ",
  d: "ʥ",
  n: "ɲ",
  h: "ç",
  k: "kʲ",
  ɡ: "ɡʲ",
  b: "bʲ",
  p: "pʲ",
  m: "mʲ",
  ɾ: "ɾʲ",
  v: "vʲ",
};

/** Single kana that leave their row. */
const SINGLE: Readonly<Record<string, readonly string[]>> = {
  ス: ["s", "ɨ"],
  ズ: ["z", "ɨ"],
  ツ: ["ʦ", "ɨ"],
  ヅ: ["z", "ɨ"],
  フ: ["ɸ", "ɯ"],
  ヲ: ["o"],
  ヰ: ["i"],
  ヱ: ["e"],
  ヮ: ["β", "a"],
  ヵ: ["k", "a"],
  ヶ: ["k", "e"],
  ァ: ["a"],
  ィ: ["i"],
  ゥ: ["ɯ"],
  ェ: ["e"],
  ォ: ["o"],
  ャ: ["j", "a"],
  ュ: ["j", "ɯ"],
  ョ: ["j", "o"],
};

/** Consonants of loan-word pairs: first kana, then the small kana it stands with. */
const LOAN: readonly (readonly [first: string, small: string, consonant: string])[] = [
  ["ウ", "ァィェォ", "β"],
  ["イ", "ェ", "j"],
  ["ク", "ァィェォヮ", "kᵝ"],
  ["グ", "ァィェォヮ", "ɡᵝ"],
  ["ス", "ァィェォ", "s"],
  ["ズ", "ァィェォ", "z"],
  ["ツ", "ァェォ", "ʦ"],
  ["ツ", "ィャュョ", "ʦʲ"],
  ["テ", "ィャュョ", "tʲ"],
  ["デ", "ィャュョ", "dʲ"],
  ["ト", "ゥァィェォ", "t"],
  ["ド", "ゥァィェォ", "d"],
  ["フ", "ァェォ", "ɸ"],
  ["フ", "ィャュョ", "ɸʲ"],
  ["ヴ", "ァェォ", "v"],
  ["ヴ", "ィャ", "vʲ"],
  ["ヴ", "ゥ", "v"],
  // The teacher merges these two with ビュ ビョ.
  ["ヴ", "ュョ", "bʲ"],
  ["ホ", "ゥ", "h"],
];

const SMALL_VOWEL: Readonly<Record<string, string>> = {
  ァ: "a",
  ィ: "i",
  ゥ: "ɯ",
  ェ: "e",
  ォ: "o",
  ヮ: "a",
  ャ: "a",
  ュ: "ɨ",
  ョ: "o",
};

function buildMoraTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, readonly string[]>();
  for (const [kana, consonant] of ROWS) {
    [...kana].forEach((character, column) => {
      if (character === " ") return;
      const onset = column === 1 ? (PALATAL[consonant] ?? consonant) : consonant;
      table.set(character, onset ? [onset, VOWELS[column]] : [VOWELS[column]]);
    });
    // キャ キュ キョ キェ and their kin
    const palatal = PALATAL[consonant];
    if (palatal)
      for (const small of "ャュョェ") table.set(kana[1] + small, [palatal, SMALL_VOWEL[small]]);
  }
  for (const [kana, symbols] of Object.entries(SINGLE)) table.set(kana, symbols);
  for (const [first, smalls, consonant] of LOAN) {
    for (const small of smalls) {
      table.set(first + small, [consonant, SMALL_VOWEL[small]]);
    }
  }
  return table;
}

const SMALL_VOWELS = "ァィゥェォ";
const isVowel = (symbol: string | undefined) =>
  symbol !== undefined && [...VOWELS, "ɨ"].includes(symbol);

/** Place of ン by the first symbol of the next mora; anything else is uvular. */
function nasalBefore(next: string | undefined): string {
  const first = next?.[0];
  if (first === undefined) return "ɴ";
  if ("mpb".includes(first)) return "m";
  if ("kɡ".includes(first)) return "ŋ";
  if ("ɲʨʥ".includes(first)) return "ɲ";
  if ("ntdɾz".includes(first)) return "n";
  return "ɴ";
}

/** Katakana as spoken to symbols of `symbols.ts`, without pauses and word boundaries. */
interface MoraEncoder {
  (katakana: string): string[];
  /** The symbols mora by mora; a mora that adds none (a second length mark) is an empty row. */
  morae(katakana: string): string[][];
}

/**
 * Builds the mora table once and returns the function that reads it.
 *
 * Characters that are no katakana are skipped, so the caller checks them before.
 */
export function createMoraEncoder(): MoraEncoder {
  const table = buildMoraTable();
  const moraAt = (katakana: string, at: number) => {
    const pair = at + 1 < katakana.length ? table.get(katakana.slice(at, at + 2)) : undefined;
    return { symbols: pair ?? table.get(katakana[at]), length: pair ? 2 : 1 };
  };
  const morae = (katakana: string): string[][] => {
    const rows: string[][] = [];
    // The row that holds the last symbol so far.
    let last: string[] = [];
    const push = (symbols: readonly string[]): void => {
      const row = [...symbols];
      rows.push(row);
      if (row.length > 0) last = row;
    };
    for (let at = 0; at < katakana.length;) {
      const mora = moraAt(katakana, at);
      const character = katakana[at];
      at += mora.length;
      if (mora.length === 1 && SMALL_VOWELS.includes(character) && isVowel(last.at(-1))) {
        // A small vowel that makes no pair takes the place of the vowel before it: ヌァ, シィ.
        last[last.length - 1] = mora.symbols![0];
      } else if (mora.symbols) push(mora.symbols);
      else if (character === "ッ") push(["ʔ"]);
      else if (character === "ン") push([nasalBefore(moraAt(katakana, at).symbols?.[0])]);
      // A length mark needs a vowel before it, and one says it all: "すごーーい".
      else if (character === "ー") push(last.length > 0 && last.at(-1) !== LENGTH ? [LENGTH] : []);
    }
    return rows;
  };
  return Object.assign((katakana: string) => morae(katakana).flat(), { morae });
}
