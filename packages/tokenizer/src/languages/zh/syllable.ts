/**
 * Pinyin syllables to symbols.
 *
 * The transcription is the one that the voice's teacher was trained with: broad IPA with the tone right after
 * the nucleus. Phonology: Duanmu, The Phonology of Standard Chinese (2007); Lin, The Sounds of Chinese (2007).
 * @module
 */

const INITIALS: Readonly<Record<string, string>> = {
  b: "p", p: "pʰ", m: "m", f: "f", d: "t", t: "tʰ", n: "n", l: "l", g: "k", k: "kʰ", h: "x",
  j: "ʨ", q: "ʨʰ", x: "ɕ", zh: "ʈʂ", ch: "ʈʂʰ", sh: "ʂ", r: "ɻ", z: "ʦ", c: "ʦʰ", s: "s",
}; // prettier-ignore

/** Finals as `glide and nucleus | coda`; the tone stands at the bar. */
const FINALS: Readonly<Record<string, string>> = {
  a: "a|", ai: "a i|", an: "a|n", ang: "a|ŋ", ao: "a u|", e: "ɤ|", ei: "e i|", en: "ə|n", eng: "ə|ŋ",
  i: "i|", ia: "j a|", ian: "j ɛ|n", iang: "j a|ŋ", iao: "j a u|", ie: "j e|", in: "i|n", ing: "i|ŋ",
  iu: "j o u|", iong: "j ʊ|ŋ", o: "w o|", ong: "ʊ|ŋ", ou: "o u|", u: "u|", ua: "w a|", uai: "w a i|",
  uan: "w a|n", uang: "w a|ŋ", ui: "w e i|", un: "w ə|n", uo: "w o|", ueng: "w ə|ŋ",
  v: "y|", ve: "ɥ e|", van: "ɥ ɛ|n", vn: "y|n",
}; // prettier-ignore

const WHOLE: Readonly<Record<string, string>> = {
  er: "ɚ|", o: "ɔ|", ê: "ɛ|", yo: "j ɔ|", m: "m|", n: "n|", ng: "ŋ|", hm: "h m|", hng: "h ŋ|",
}; // prettier-ignore

/** Spelling without y and w: `yan` → `ian`, `wu` → `u`, `yuan` → `van`. */
function respell(base: string): string {
  if (base.startsWith("yu")) return base === "yu" ? "v" : "v" + base.slice(2);
  if (base.startsWith("yi")) return base.slice(1);
  if (base === "you") return "iu";
  if (base.startsWith("y")) return "i" + base.slice(1);
  if (base === "wei") return "ui";
  if (base === "wen") return "un";
  if (base === "weng") return "ueng";
  if (base.startsWith("wu")) return base.slice(1);
  if (base.startsWith("w")) return "u" + base.slice(1);
  return base;
}

/** The vowel after dental and retroflex sibilants, which pinyin also writes i. */
function apical(initial: string): boolean {
  return ["z", "c", "s", "zh", "ch", "sh", "r"].includes(initial);
}

/**
 * Symbols of one syllable.
 * @param pinyin - Numbered pinyin such as `hao3` or `lv4`; 5 or 0 is the neutral tone; `r` after the syllable
 * (as in `huar1`) is erhua.
 * @returns The symbols, or `undefined` where the spelling is not Mandarin.
 */
export function syllableSymbols(pinyin: string): string[] | undefined {
  const match = /^([a-zêü:]+?)([0-5])?$/.exec(pinyin.toLowerCase().replace(/u:|ü/g, "v"));
  if (!match) return undefined;
  const tone = `zh${match[2] && match[2] !== "0" ? match[2] : "5"}`;
  let base = match[1];
  let erhua = false;
  if (base.endsWith("r") && base !== "er" && base !== "r") {
    erhua = true;
    base = base.slice(0, -1);
  }
  const whole = WHOLE[base];
  const spelled = respell(base);
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(spelled)?.[0] ?? "";
  let rest = spelled.slice(initial.length);
  if (/^[jqx]$/.test(initial) && rest.startsWith("u")) rest = "v" + rest.slice(1);
  const final = whole ?? (rest === "i" && apical(initial) ? "ɨ|" : FINALS[rest]);
  if (final === undefined) return undefined;
  const [nucleus, coda] = final.split("|");
  const onset = whole || !initial ? [] : [INITIALS[initial]];
  return [...onset, ...nucleus.split(" "), tone, ...(erhua ? ["ɻ"] : coda ? [coda] : [])];
}
