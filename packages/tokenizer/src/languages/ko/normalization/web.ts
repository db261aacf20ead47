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
function spellLatin(letters: string): string {
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

const DIGITS = "제로 원 투 쓰리 포 파이브 식스 세븐 에이트 나인";

/** Generations, dimensions and resolutions are English; other letters after a number are spelled after it. */
export function readLettersWithDigits(text: TracedText): TracedText {
  return (
    text
      .replace(
        /(?<![A-Za-z\d.,])(\d)([GDK])(?![A-Za-z\d])/g,
        (_, digit: string, letter: string) => DIGITS.split(" ")[Number(digit)] + spellLatin(letter),
      )
      // B1층 is a floor, A4 and MP3 are names.
      .replace(/(?<![A-Za-z\d])B(?=\d{1,2}층)/g, "지하 ")
      .replace(
        /(?<=[A-Z])[1-9](?![\dA-Za-z.,:/-]|\s?(?:층|번|호|동|세|개|급|등|조|반))/g,
        (digit) => DIGITS.split(" ")[Number(digit)],
      )
      .replace(/(?<=\d)[A-Z]{1,4}(?![A-Za-z\d])|(?<=\d)[kp](?![A-Za-z\d])/g, spellLatin)
  );
}
