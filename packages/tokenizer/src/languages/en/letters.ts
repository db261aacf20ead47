import { withOneStress } from "./arpabet";

const NAMES: Readonly<Record<string, string>> = {
  a: "EY1",
  b: "B IY1",
  c: "S IY1",
  d: "D IY1",
  e: "IY1",
  f: "EH1 F",
  g: "JH IY1",
  h: "EY1 CH",
  i: "AY1",
  j: "JH EY1",
  k: "K EY1",
  l: "EH1 L",
  m: "EH1 M",
  n: "EH1 N",
  o: "OW1",
  p: "P IY1",
  q: "K Y UW1",
  r: "AA1 R",
  s: "EH1 S",
  t: "T IY1",
  u: "Y UW1",
  v: "V IY1",
  w: "D AH1 B AH0 L Y UW0",
  x: "EH1 K S",
  y: "W AY1",
  z: "Z IY1",
};

/** Written in capitals these are names of letters although the small word is known. */
const SPELLED = new Set(
  "ACLU AARP AD ADHD AI AM API APIS AR ATM ATMS BC BCE BBC CD CEO CEOS CIA CO DC DIY DUI DVD ED EMT EPA EU EV EVS FAQ FAQS FYI GI GOP GPS HIV HR ID IDS IO IOU IP IPO IQ IRA IRS ISP IT LA LED LEDS LP MBA MIT MRI NBA OMG OS PC PE PG PM PR PTA QA RPM RV SAT SUV SUVS TA TV UAE UCLA UFO UFOS UI UK UN UPS URL US USA USB USC UV UX VC VIP VIPS VR WHO".split(
    " ",
  ),
);

/** ARPAbet phones of a word spoken letter by letter, with one primary stress on the last; `word` is in lower-case a–z. */
export function spellOut(word: string): string[] {
  return withOneStress([...word].flatMap((letter) => NAMES[letter]?.split(" ") ?? []));
}

/** Whether a word that is known in small letters is an acronym when it is written in capitals. */
export function isSpelledAcronym(word: string): boolean {
  return SPELLED.has(word);
}

const ONSET =
  /^(?:[bcdfghjklmnpqrstvwxyz]|[bcdfgkpstvw]r|[bcfgkpsvz]l|s[chkmnpqtvwy]|[cgkprstw]h|[dgkqstz]w|kn|gn|pn|ps|pt|ts|mn|mc|qu|dj|dz|pf|bj|fj|hj|ng|nj|phr|phl|shr|shl|shw|shm|shn|shtr?|sch[lmnrw]?|scr|scl|spr|spl|str|squ|thr|thw|chr|chl|kh[lmr]?|wh|zh|tsch|tch|ghr|rhy|sph|sth|szc?|cz|pht|xh|tz|tl|lh|ll|hl|hr|hm|my|ny|ky|gw|vl|vr|zb|zl|zm|zn|zv|dv|kv|sr|sz)(?=[aeiouy])/;
const VOWEL = /[aeiouy]/;

/** Whether letters can hardly be a word: no vowel among them, or one consonant pile too many at an end. */
export function isUnpronounceable(word: string): boolean {
  if (!VOWEL.test(word)) return true;
  return (!/^[aeiouy]/.test(word) && !ONSET.test(word)) || /[bcdfghjklmnpqrtvwxz]{5}$/.test(word);
}

/** Whether four or more capitals read like a word ("NATO", "LIDAR"): syllables with simple edges. */
export function readsLikeWord(word: string): boolean {
  return (
    word.length >= 4 &&
    !isUnpronounceable(word) &&
    /^[bcdfghjklmnprstvwz]{1,2}(?:[aeiou]{1,2}(?:[bcdfgklmnprstvxz]|[lmnr][bcdfgkmnpstz]|s[ckpt]|[cp]t|ss|ll|ff))+(?:[aeiouy]s?)?$|^[bcdfghjklmnprstvwz]{1,2}[aeiou][bcdfgklmnprstvxz][aeiouy]s?$/.test(
      word,
    )
  );
}
