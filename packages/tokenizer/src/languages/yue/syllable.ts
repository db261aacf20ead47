/**
 * Jyutping syllables to symbols.
 *
 * Values: Bauer & Benedict, Modern Cantonese Phonology (1997), in the broad form: `a` is short ɐ, `aa` is long aː,
 * codas of entering tones are unreleased.
 * @module
 */

const INITIALS: Readonly<Record<string, string>> = {
  b: "p", p: "pʰ", m: "m", f: "f", d: "t", t: "tʰ", n: "n", l: "l", g: "k", k: "kʰ", ng: "ŋ", h: "h",
  gw: "k w", kw: "kʰ w", w: "w", z: "ʦ", c: "ʦʰ", s: "s", j: "j",
}; // prettier-ignore

const NUCLEI: Readonly<Record<string, string>> = {
  aa: "a ː", a: "ɐ", e: "ɛ ː", i: "i ː", o: "ɔ ː", u: "u ː", oe: "œ ː", eo: "ɵ", yu: "y ː",
}; // prettier-ignore

const CODAS: Readonly<Record<string, string>> = {
  "": "", i: "i", u: "u", m: "m", n: "n", ng: "ŋ", p: "p̚", t: "t̚", k: "k̚",
}; // prettier-ignore

/** Rhymes whose nucleus differs from that of the open syllable. */
const SPECIAL: Readonly<Record<string, string>> = {
  ei: "e i", ou: "o u", ing: "ɪ ŋ", ik: "ɪ k̚", ung: "ʊ ŋ", uk: "ʊ k̚", eoi: "ɵ y", m: "m", ng: "ŋ",
}; // prettier-ignore

/**
 * Symbols of one syllable, its tone last.
 * @param jyutping - Such as `gwong2`; tones 1–6.
 * @returns The symbols, or `undefined` where the spelling is not Jyutping.
 */
export function jyutpingSymbols(jyutping: string): string[] | undefined {
  const match =
    /^(ng|gw|kw|[bpmfdtnlgkhwzcsj])?((?:aa|oe|eo|yu|[aeiou])?(?:ng|[iumnptk])?)([1-6])$/.exec(
      jyutping,
    );
  if (!match || (!match[1] && !match[2])) return undefined;
  // A nasal alone is the whole syllable: `m4`, `ng5`, and `hng` in interjections.
  const onset = match[2] === "" ? "" : (INITIALS[match[1] ?? ""] ?? "");
  const rhyme = match[2] === "" ? match[1] : match[2];
  const parts = /^(aa|oe|eo|yu|[aeiou])?(.*)$/.exec(rhyme)!;
  const nucleus = NUCLEI[parts[1] ?? ""] ?? "";
  const coda = CODAS[parts[2]];
  const body = SPECIAL[rhyme] ?? (nucleus && coda !== undefined ? `${nucleus} ${coda}` : undefined);
  if (body === undefined) return undefined;
  return [...`${onset} ${body}`.split(" ").filter(Boolean), `yue${match[3]}`];
}
