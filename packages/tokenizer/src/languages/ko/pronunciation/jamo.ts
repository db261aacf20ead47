/**
 * Hangul syllables and their letters, by the arithmetic of Unicode chapter 3.12.
 * @module
 */

/** Onset letters in Unicode order; `ㅇ` is the silent one. */
const ONSETS = /* @__PURE__ */ Array.from("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ");
const NUCLEI = /* @__PURE__ */ Array.from("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ");
const CODAS = /* @__PURE__ */ [""].concat(
  /* @__PURE__ */ Array.from("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"),
);

const FIRST = 0xac00;
const LAST = 0xd7a3;

/** One syllable as compatibility letters. */
export interface Syllable {
  /** `ㅇ` where nothing is spoken. */
  readonly onset: string;
  readonly nucleus: string;
  /** Empty where the syllable is open. */
  readonly coda: string;
}

/** Whether `character` is a precomposed hangul syllable. */
export function isSyllable(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && code >= FIRST && code <= LAST;
}

/**
 * Takes a syllable apart. A lone vowel letter gets a silent onset, a lone consonant letter the vowel ㅡ
 * (ㅋ is spoken 크); a lone consonant cluster keeps its first letter.
 */
export function decompose(character: string): Syllable {
  if (isSyllable(character)) {
    const index = character.charCodeAt(0) - FIRST;
    return {
      onset: ONSETS[Math.floor(index / (NUCLEI.length * CODAS.length))],
      nucleus: NUCLEI[Math.floor(index / CODAS.length) % NUCLEI.length],
      coda: CODAS[index % CODAS.length],
    };
  }
  if (NUCLEI.includes(character)) return { onset: "ㅇ", nucleus: character, coda: "" };
  const [onset] = splitCluster(character);
  return { onset, nucleus: "ㅡ", coda: "" };
}

/** Puts a syllable together; the opposite of {@link decompose}. */
export function compose({ onset, nucleus, coda }: Syllable): string {
  const index = (ONSETS.indexOf(onset) * NUCLEI.length + NUCLEI.indexOf(nucleus)) * CODAS.length;
  return String.fromCharCode(FIRST + index + CODAS.indexOf(coda));
}

/** The two letters of a coda cluster; the second is empty for a single letter (ㄲ and ㅆ are single). */
export function splitCluster(coda: string): readonly [string, string] {
  const pair = CLUSTERS[coda];
  return pair ? [pair[0], pair[1]] : [coda, ""];
}

const CLUSTERS: Readonly<Record<string, string>> = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
};
