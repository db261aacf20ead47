/**
 * ARPAbet phones to the symbols of `symbols.ts`, in the style of General American dictionaries:
 * stress right before the vowel, flapped t, syllabic l and n.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

const CONSONANTS: Readonly<Record<string, string>> = {
  B: "b",
  CH: "ʧ",
  D: "d",
  DH: "ð",
  F: "f",
  G: "ɡ",
  HH: "h",
  JH: "ʤ",
  K: "k",
  L: "l",
  M: "m",
  N: "n",
  NG: "ŋ",
  P: "p",
  R: "ɹ",
  S: "s",
  SH: "ʃ",
  T: "t",
  TH: "θ",
  V: "v",
  W: "w",
  Y: "j",
  Z: "z",
  ZH: "ʒ",
};

const VOWELS: Readonly<Record<string, string>> = {
  AA: "ɑ",
  AE: "æ",
  AH: "ʌ",
  AO: "ɔ",
  AW: "aʊ",
  AY: "aɪ",
  EH: "ɛ",
  EY: "eɪ",
  IH: "ɪ",
  IY: "i",
  OW: "oʊ",
  OY: "ɔɪ",
  UH: "ʊ",
  UW: "u",
};

const STRESS_MARKS: Readonly<Record<string, string>> = { "0": "", "1": "ˈ", "2": "ˌ" };

/** Whether a phone is a vowel: only vowels carry a stress digit. */
export function isVowel(phone: string | undefined): boolean {
  return phone !== undefined && /\d$/.test(phone);
}

/**
 * Leaves one primary stress: of several the last stays and the others become secondary; a word of two or
 * more vowels that has none gets it on its first secondary stress, else on its first vowel.
 */
export function withOneStress(phones: readonly string[]): string[] {
  const last = phones.findLastIndex((phone) => phone.endsWith("1"));
  if (last >= 0) return phones.map((phone, i) => (i < last ? phone.replace(/1$/, "2") : phone));
  const secondary = phones.findIndex((phone) => phone.endsWith("2"));
  const chosen = secondary >= 0 ? secondary : phones.findIndex(isVowel);
  return phones.map((phone, i) => (i === chosen ? phone.replace(/\d$/, "1") : phone));
}

/** A light final syllable ("photo", "motto"): its vowel is written with secondary stress but spoken without. */
function dropFinalSecondary(phones: readonly string[]): string[] {
  const end = phones.length - 1;
  return phones.map((phone, i) =>
    i === end && /^(OW|IY)2$/.test(phone) && phones.length > 1 ? phone.replace("2", "0") : phone,
  );
}

/** t between a vowel (or r after a vowel) and an unstressed vowel is a tap; not before a syllabic n. */
function isFlapped(phones: readonly string[], i: number): boolean {
  if (phones[i] !== "T" || !isVowel(phones[i + 1]) || !phones[i + 1].endsWith("0")) return false;
  if (isSyllabic(phones, i + 1) && phones[i + 2] === "N") return false;
  return isVowel(phones[i - 1]) || (phones[i - 1] === "R" && isVowel(phones[i - 2]));
}

/** A schwa that melts into a final l ("little") or, after t d s z, into n ("button", "important"). */
function isSyllabic(phones: readonly string[], i: number): boolean {
  if (phones[i] !== "AH0" || isVowel(phones[i - 1]) || i === 0) return false;
  for (let at = i + 2; at < phones.length; at++) if (!/^[SZTD]$/.test(phones[at])) return false;
  if (phones[i + 1] === "L") return !/^[RLWY]$/.test(phones[i - 1]);
  return phones[i + 1] === "N" && /^[TDSZ]$/.test(phones[i - 1]);
}

function vowelSymbols(phones: readonly string[], i: number): string[] {
  const name = phones[i].slice(0, -1);
  const digit = phones[i].slice(-1);
  const mark = STRESS_MARKS[digit];
  const marked = (...symbols: string[]) => (mark ? [mark, ...symbols] : symbols);
  if (name === "ER") return marked(digit === "0" ? "ə" : "ɜ", "ɹ");
  if (name === "AH" && digit === "0") return [isSyllabic(phones, i) ? "ᵊ" : "ə"];
  const beforeR = phones[i + 1] === "R";
  // "here" and "near" have one vowel in American speech; CMUdict writes two.
  if (name === "IY" && beforeR) return marked("ɪ");
  // "fire" in one syllable in CMUdict, two in the symbols.
  if (/^(AY|AW)$/.test(name) && beforeR && !isVowel(phones[i + 2]))
    return marked(VOWELS[name], "ə");
  return marked(VOWELS[name]);
}

/**
 * The symbols of one word.
 * @param phones - ARPAbet; every vowel ends in a stress digit.
 * @throws SynthesisError `INVALID_ARGUMENT` for an unknown phone.
 */
export function arpabetToSymbols(phones: readonly string[]): string[] {
  const spoken = dropFinalSecondary(phones);
  return spoken.flatMap((phone, i) => {
    if (isVowel(phone) && (phone.slice(0, -1) in VOWELS || phone.startsWith("ER")))
      return vowelSymbols(spoken, i);
    if (isFlapped(spoken, i)) return ["ɾ"];
    const symbol = CONSONANTS[phone];
    if (symbol === undefined)
      throw new SynthesisError("INVALID_ARGUMENT", `"${phone}" is not an ARPAbet phone.`);
    return [symbol];
  });
}
