/**
 * Everyday readings of 의.
 * @module
 */

/** Nouns of two syllables that end in 의; elsewhere a final 의 is the particle. */
const NOUNS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    "주의 의의 회의 강의 협의 동의 정의 결의 합의 논의 문의 심의 항의 편의 호의 성의 예의 창의 고의 대의 건의 유의 토의 명의 열의 적의 " +
    "상의 하의 내의 탈의 수의 경의 악의 선의 본의 발의 제의 실의 민의 진의 질의 거의 모의 함의 임의"
  ).split(" "),
);

/** 의 is 이 inside a word and 에 as a particle (article 5 allows both); at the start of a word it stays. */
export function relaxUi(word: string): string {
  if (word.length < 2) return word;
  const body = word[0] + word.slice(1, -1).replaceAll("의", "이");
  const last = word.at(-1)!;
  if (last !== "의") return body + last;
  // 민주주의, but 우주의 is 우주 with the particle.
  const isNoun = NOUNS.has(word) || (word.length >= 4 && word.endsWith("주의"));
  return body + (isNoun ? "이" : "에");
}
