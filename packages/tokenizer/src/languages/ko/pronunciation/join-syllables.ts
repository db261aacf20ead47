/**
 * What happens between two syllables: the rules of the standard pronunciation (표준 발음법) that need
 * nothing but letters. Article numbers are those of the standard.
 * @module
 */
import { splitCluster } from "./jamo";

/** Where two syllables meet. */
interface Junction {
  readonly coda: string;
  readonly onset: string;
  /** Vowel after `onset`. */
  readonly nucleus: string;
  /** Whether a space stands between the two. */
  readonly gap: boolean;
}

/** The letters as they are spoken, and whether the coda was carried over to the next syllable. */
interface JunctionResult {
  readonly coda: string;
  readonly onset: string;
  readonly carried: boolean;
}

const TENSE: Readonly<Record<string, string>> = {
  ㄱ: "ㄲ",
  ㄷ: "ㄸ",
  ㅂ: "ㅃ",
  ㅅ: "ㅆ",
  ㅈ: "ㅉ",
};
const ASPIRATED: Readonly<Record<string, string>> = { ㄱ: "ㅋ", ㄷ: "ㅌ", ㅂ: "ㅍ", ㅈ: "ㅊ" };
const NASAL: Readonly<Record<string, string>> = { ㄱ: "ㅇ", ㄷ: "ㄴ", ㅂ: "ㅁ" };

/** The tense partner of a plain onset, or the onset itself. */
export function tense(onset: string): string {
  return TENSE[onset] ?? onset;
}

/** One of the seven codas that can be spoken (articles 8–11). */
export function neutralizeCoda(coda: string): string {
  if ("ㄲㅋㄳㄺ".includes(coda)) return coda && "ㄱ";
  if ("ㅅㅆㅈㅊㅌㅎ".includes(coda)) return "ㄷ";
  if ("ㅍㅄㄿ".includes(coda)) return "ㅂ";
  if ("ㄼㄽㄾㅀ".includes(coda)) return "ㄹ";
  if ("ㄵㄶ".includes(coda)) return "ㄴ";
  return coda === "ㄻ" ? "ㅁ" : coda;
}

/** Applies the rules between a coda and the onset after it. */
export function joinSyllables(junction: Junction): JunctionResult {
  const { coda, onset } = junction;
  if (coda === "") return { coda, onset, carried: false };
  if (onset === "ㅇ") return beforeVowel(junction);
  if (onset === "ㅎ") return beforeH(junction);
  if ("ㅎㄶㅀ".includes(coda)) return afterH(junction);
  return { ...beforeConsonant(junction), carried: false };
}

/** Liaison (13, 14), across a space with the coda neutralised first (15); palatalisation (17); silent ㅎ (12.4). */
function beforeVowel({ coda, nucleus, gap }: Junction): JunctionResult {
  if (coda === "ㅇ") return { coda, onset: "ㅇ", carried: false };
  if (gap) return { coda: "", onset: neutralizeCoda(coda), carried: true };
  if (coda === "ㅎ") return { coda: "", onset: "ㅇ", carried: false };
  const [first, second] = splitCluster(coda);
  const kept = second === "" || second === "ㅎ" ? "" : first;
  const moved = second === "" || second === "ㅎ" ? first : second;
  if (nucleus === "ㅣ" || nucleus === "ㅕ") {
    if (moved === "ㄷ") return { coda: kept, onset: "ㅈ", carried: true };
    if (moved === "ㅌ") return { coda: kept, onset: "ㅊ", carried: true };
  }
  return { coda: kept, onset: second === "ㅅ" ? "ㅆ" : moved, carried: true };
}

/** An obstruent and ㅎ fuse (12.1); ㄷ히 and ㅈ히 become 치 (17). */
function beforeH({ coda, nucleus, gap }: Junction): JunctionResult {
  const [first, second] = splitCluster(coda);
  const single = gap ? neutralizeCoda(coda) : second || first;
  if (coda === "ㅎ") return { coda: "ㄷ", onset: "ㅎ", carried: false };
  if (!gap && "ㄷㅈㅌ".includes(single) && "ㅣㅕ".includes(nucleus)) {
    return { coda: second && first, onset: "ㅊ", carried: true };
  }
  const aspirated = ASPIRATED[neutralizeCoda(single)];
  if (!aspirated || single === "ㅎ")
    return { coda: neutralizeCoda(coda), onset: "ㅎ", carried: false };
  // ㄳ and ㅄ lose their ㅅ to the neutralisation of the first letter.
  if (single === "ㅅ" && first in ASPIRATED && second)
    return { coda: "", onset: ASPIRATED[first], carried: true };
  return { coda: gap ? "" : second && first, onset: aspirated, carried: true };
}

/** ㅎ, ㄶ, ㅀ before a consonant (12.1–12.3). */
function afterH({ coda, onset, gap }: Junction): JunctionResult {
  const kept = splitCluster(coda)[1] ? splitCluster(coda)[0] : "";
  const aspirated = ASPIRATED[onset];
  if (aspirated && onset !== "ㅂ") return { coda: kept, onset: aspirated, carried: false };
  if (onset === "ㅅ") return { coda: kept, onset: "ㅆ", carried: false };
  return { ...beforeConsonant({ coda: kept || "ㄷ", onset, nucleus: "", gap }), carried: false };
}

/** Tensification (23–25), nasalisation (18, 19), lateralisation (20). */
function beforeConsonant({ coda, onset, gap }: Junction): { coda: string; onset: string } {
  // A stem such as 맑- keeps its ㄹ before ㄱ (11).
  if (coda === "ㄺ" && onset === "ㄱ" && !gap) return { coda: "ㄹ", onset: "ㄲ" };
  const spoken = neutralizeCoda(coda);
  const nasal = NASAL[spoken];
  if (nasal) {
    if (onset === "ㄴ" || onset === "ㅁ") return { coda: nasal, onset };
    // Words that start with ㄹ are loans; across a space they keep it.
    if (onset === "ㄹ") return { coda: gap ? spoken : nasal, onset: gap ? "ㄹ" : "ㄴ" };
    return { coda: spoken, onset: tense(onset) };
  }
  // Stems never stand before a space; nouns such as 여덟 do not make the next word tense.
  if (!gap && "ㄵㄻㄼㄾㄽ".includes(coda) && "ㄱㄷㅅㅈ".includes(onset))
    return { coda: spoken, onset: tense(onset) };
  if (spoken === "ㄹ" && onset === "ㄴ") return { coda: "ㄹ", onset: "ㄹ" };
  if (gap) return { coda: spoken, onset };
  if (spoken === "ㄴ" && onset === "ㄹ") return { coda: "ㄹ", onset: "ㄹ" };
  if ((spoken === "ㅁ" || spoken === "ㅇ") && onset === "ㄹ") return { coda: spoken, onset: "ㄴ" };
  return { coda: spoken, onset };
}
