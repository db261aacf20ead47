/**
 * Pronunciations of inflected, derived and compound words from those of their parts.
 * @module
 */
import { isVowel } from "./arpabet";

/** ARPAbet phones of a known lower-case word, or `undefined`. */
type LookUp = (word: string) => readonly string[] | undefined;

/** Parts of a compound have at least so many letters: shorter ones are found everywhere. */
const MIN_PART = 3;
/** And one of them so many. */
const MIN_LONG_PART = 4;

/** The plural, possessive or third person ending after these phones. */
export function withS(stem: readonly string[]): string[] {
  const last = stem.at(-1) ?? "";
  if (/^(S|Z|SH|ZH|CH|JH)$/.test(last)) return [...stem, "AH0", "Z"];
  return [...stem, /^(P|T|K|F|TH)$/.test(last) ? "S" : "Z"];
}

/** The past ending after these phones. */
function withD(stem: readonly string[]): string[] {
  const last = stem.at(-1) ?? "";
  if (last === "T" || last === "D") return [...stem, "AH0", "D"];
  return [...stem, /^(P|K|F|TH|S|SH|CH)$/.test(last) ? "T" : "D"];
}

/** Spellings the stem of `base` may have had before `-ed`, `-ing` or `-er` was added. */
function stemSpellings(base: string): string[] {
  const doubled = /([b-df-hj-np-tv-z])\1$/.test(base) ? [base.slice(0, -1)] : [];
  const y = base.endsWith("i") ? [`${base.slice(0, -1)}y`] : [];
  return [...doubled, `${base}e`, base, ...y];
}

interface Suffix {
  readonly letters: string;
  readonly stems: (base: string) => string[];
  readonly join: (stem: readonly string[]) => string[];
}

const append =
  (...phones: string[]) =>
  (stem: readonly string[]) => [...stem, ...phones];
const same = (base: string) => (base.endsWith("i") ? [base, `${base.slice(0, -1)}y`] : [base]);

/** Productive endings that leave the stem's stress alone, longest first where one ends in another. */
const SUFFIXES: readonly Suffix[] = [
  { letters: "'s", stems: same, join: withS },
  { letters: "'d", stems: same, join: append("D") },
  { letters: "'ll", stems: same, join: append("AH0", "L") },
  { letters: "'ve", stems: same, join: append("AH0", "V") },
  { letters: "'re", stems: same, join: append("ER0") },
  { letters: "n't", stems: same, join: append("AH0", "N", "T") },
  { letters: "lessness", stems: same, join: append("L", "AH0", "S", "N", "AH0", "S") },
  { letters: "fulness", stems: same, join: append("F", "AH0", "L", "N", "AH0", "S") },
  { letters: "iness", stems: (b) => [`${b}y`], join: append("N", "AH0", "S") },
  { letters: "ness", stems: same, join: append("N", "AH0", "S") },
  { letters: "less", stems: same, join: append("L", "AH0", "S") },
  { letters: "fully", stems: same, join: append("F", "AH0", "L", "IY0") },
  { letters: "ful", stems: same, join: append("F", "AH0", "L") },
  { letters: "ably", stems: stemSpellings, join: append("AH0", "B", "L", "IY0") },
  { letters: "able", stems: stemSpellings, join: append("AH0", "B", "AH0", "L") },
  { letters: "ment", stems: same, join: append("M", "AH0", "N", "T") },
  { letters: "ship", stems: same, join: append("SH", "IH2", "P") },
  { letters: "like", stems: same, join: append("L", "AY2", "K") },
  { letters: "wise", stems: same, join: append("W", "AY2", "Z") },
  { letters: "ish", stems: stemSpellings, join: append("IH0", "SH") },
  { letters: "ings", stems: stemSpellings, join: append("IH0", "NG", "Z") },
  { letters: "ing", stems: stemSpellings, join: append("IH0", "NG") },
  { letters: "in'", stems: stemSpellings, join: append("IH0", "N") },
  { letters: "ers", stems: stemSpellings, join: append("ER0", "Z") },
  { letters: "er", stems: stemSpellings, join: append("ER0") },
  { letters: "ist", stems: same, join: append("IH0", "S", "T") },
  { letters: "ists", stems: same, join: append("IH0", "S", "T", "S") },
  { letters: "hood", stems: same, join: append("HH", "UH2", "D") },
  { letters: "dom", stems: same, join: append("D", "AH0", "M") },
  { letters: "ism", stems: same, join: append("IH2", "Z", "AH0", "M") },
  { letters: "ward", stems: same, join: append("W", "ER0", "D") },
  { letters: "est", stems: stemSpellings, join: append("AH0", "S", "T") },
  { letters: "ed", stems: stemSpellings, join: withD },
  { letters: "ly", stems: same, join: append("L", "IY0") },
  { letters: "ies", stems: (b) => [`${b}y`], join: withS },
  { letters: "es", stems: (b) => [b, `${b}e`], join: withS },
  { letters: "s", stems: same, join: withS },
  { letters: "'", stems: same, join: append() },
];

/** Prefixes that keep a pronunciation of their own. */
const PREFIXES: Readonly<Record<string, string>> = {
  un: "AH0 N",
  re: "R IY0",
  non: "N AA2 N",
  over: "OW2 V ER0",
  under: "AH2 N D ER0",
  out: "AW2 T",
  inter: "IH2 N T ER0",
  super: "S UW2 P ER0",
  anti: "AE2 N T IY0",
  counter: "K AW2 N T ER0",
  micro: "M AY2 K R OW0",
  mis: "M IH0 S",
  multi: "M AH2 L T IY0",
  pre: "P R IY0",
  semi: "S EH2 M IY0",
  sub: "S AH2 B",
  trans: "T R AE2 N Z",
  dis: "D IH0 S",
};

function fromSuffix(word: string, lookUp: LookUp, depth: number): string[] | undefined {
  for (const { letters, stems, join } of SUFFIXES) {
    if (
      !word.endsWith(letters) ||
      word.length < letters.length + (letters.includes("'") ? 1 : MIN_PART)
    )
      continue;
    // "-ss" is no plural ("compass").
    if (letters === "s" && word.endsWith("ss")) continue;
    for (const stem of stems(word.slice(0, -letters.length))) {
      const phones = lookUp(stem) ?? (depth > 0 ? derive(stem, lookUp, depth - 1) : undefined);
      if (phones?.some(isVowel)) return join(phones);
    }
  }
  return undefined;
}

function fromPrefix(word: string, lookUp: LookUp, depth: number): string[] | undefined {
  for (const [prefix, phones] of Object.entries(PREFIXES)) {
    if (!word.startsWith(prefix) || word.length < prefix.length + MIN_LONG_PART) continue;
    const rest = word.slice(prefix.length);
    const stem = lookUp(rest) ?? (depth > 0 ? fromSuffix(rest, lookUp, depth - 1) : undefined);
    if (stem) return [...phones.split(" "), ...stem];
  }
  return undefined;
}

/** Short words that are often half of a compound; other words of three letters are found everywhere. */
const SHORT_PARTS = new Set(
  "air arm ash bag ball bar bat bed bee big bird bit boy box bus car cat cup day dog ear egg eye fan far fat fin fly fox fun gas gun gut hat hen hot ice ink jet job key kid lab law leg lip log low mad man map men mid mud net new nut oak off oil old one our out owl pad pan paw pay pea pen pet pie pig pin pit pop pot pub rag rat raw red rib rod rug run saw sea set sky snow son sub sun tap tar tax tea ten tie tin tip toe ton top toy tub two van war wax way web wet wig win wit zip".split(
    " ",
  ),
);

/** Ends that are words too but seldom a part: "redact-ion". */
const SUFFIX_LIKE =
  /^(?:ion|ions|ate|ates|ette?|ettes|elle|ella|ella|ello|age|ages|ism|isms|ists?|ance|ence|eau|ally|ante|ence|ents?|etta|icon|ican|ina|ino|ini|ita|ito|ium|oli|olis|oso|osis|ular|ulus|uses?|yses|eron|arin|erin|ator|atis|cato|oken)$/;

function isPart(word: string): boolean {
  return word.length > MIN_PART || SHORT_PARTS.has(word);
}

/** Two known words in one ("doorstep"): the first keeps the primary stress, that of the second becomes secondary. */
function fromCompound(word: string, lookUp: LookUp): string[] | undefined {
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
    if (Math.max(cut, word.length - cut) < MIN_LONG_PART) continue;
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    if (
      !isPart(head) ||
      !isPart(tail) ||
      SUFFIX_LIKE.test(tail) ||
      /(?<![aeiou])[aiou]$/.test(head)
    )
      continue;
    // "ch|at-oyant": two letters that write one sound are not parted, nor are double ones.
    if (/(?:[cstpgw]h|ck|qu|([^aeiou])\1)$/.test(head.slice(-1) + tail[0])) continue;
    const first = lookUp(head);
    const second = first && lookUp(tail);
    if (!first || !second || !second.some(isVowel) || !first.some(isVowel)) continue;
    return [...first, ...second.map((phone) => phone.replace(/1$/, "2"))];
  }
  return undefined;
}

/** The pronunciation of a regular form ("cars", "walked") of a known word. */
export function deriveInflected(word: string, lookUp: LookUp): string[] | undefined {
  return fromSuffix(word, lookUp, 0);
}

/**
 * The pronunciation of a word by its parts.
 * @param word - Lower-case letters and apostrophes; not itself in the dictionary.
 * @param depth - How many affixes may be taken off on the way to a known word.
 */
export function derive(word: string, lookUp: LookUp, depth = 1): string[] | undefined {
  return (
    fromSuffix(word, lookUp, depth) ?? fromPrefix(word, lookUp, depth) ?? fromCompound(word, lookUp)
  );
}
