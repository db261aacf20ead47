/**
 * Everyday readings of 의.
 * @module
 */

/** Nouns that end in 의, by their last two syllables; elsewhere a final 의 is the particle. */
const NOUNS =
  "주의 의의 회의 강의 협의 동의 정의 결의 합의 논의 문의 심의 항의 편의 호의 성의 예의 창의 고의 대의 건의 유의 토의 명의 열의 적의 상의 하의 내의 탈의 수의 경의 악의 선의 본의 발의 제의 신의 사의 실의 자의 타의 민의 진의 질의 도의 경의 거의 모의 함의 임의 결의";

/** 의 is 이 inside a word and 에 as a particle (article 5 allows both); at the start of a word it stays. */
export function relaxUi(word: string): string {
  if (word.length < 2) return word;
  const body = word[0] + word.slice(1, -1).replaceAll("의", "이");
  const last = word.at(-1)!;
  if (last !== "의") return body + last;
  return body + (NOUNS.split(" ").includes(word.slice(-2)) ? "이" : "에");
}
