/**
 * Addresses and file names.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
    .split(" ")
    .map((name, index) => [String.fromCharCode(97 + index), name]),
);
/** Last parts that are spoken as words. */
const WORDS: Readonly<Record<string, string>> = {
  com: "컴",
  net: "넷",
  app: "앱",
  org: "오알지",
  info: "인포",
  shop: "샵",
};

/** Letter names in Korean: pdf → 피디에프. */
export function spellLatin(letters: string): string {
  return Array.from(letters.toLowerCase(), (letter) => LETTERS[letter] ?? letter).join("");
}

/** a@b.co.kr → a 골뱅이 b 닷 씨오 닷 케이알; 문서.pdf → 문서 닷 피디에프. Other Latin letters stay. */
export function readAddresses(text: TracedText): TracedText {
  return text
    .replace(/(?<=[A-Za-z\d])@(?=[A-Za-z\d])/g, " 골뱅이 ")
    .replace(
      /(?<=[A-Za-z\d가-힣])\.([A-Za-z]{2,4})(?![A-Za-z\d])/g,
      (_, part: string) => ` 닷 ${WORDS[part.toLowerCase()] ?? spellLatin(part)}`,
    );
}
