/**
 * Numbers before counters: native Korean before 개, 명, 살 …, Sino-Korean before everything else.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { nativeNumber, RANGE, sinoNumber } from "./numbers";

/** Counters with native numbers up to 99. */
const NATIVE =
  "개비|개|명|사람|마리|살|권|그루|송이|자루|켤레|벌|채|척|병|잔|컵|그릇|봉지|상자|박스|조각|포기|다발|쌍|가지|군데|곳|달|번째|번|마디|바퀴|차례|끼|모금|방울|걸음|편|곡|줄|장|대|과목|글자|단어|종류|배|판|통|알|톨|손가락|숟가락|꼬집|가닥|갈래|자리|가구|시간|시|건|팀|골|문장|가족|식구|꾸러미|뭉치|토막|묶음|방|마을|나라|칸|접시|캔|포대|세트|큰술|작은술|스푼|숟갈|팩|바구니|가마니|가마|다스|게임|냄비|트럭|쌈|꼭지|겹|쪽지|돌|자릿수|형제|남매|자매|쌍둥이|주먹|움큼|걸음|발자국";
/** Longer words that start like a native counter. */
const NOT_NATIVE =
  /^(?:개월|개국|개년|개사|개교|개소|개조|개입|시즌|시리즈|대째|장기|배수|번지|번길|번가|편성|건물|통신|곡선|판매|알파|자리수|장관|방울토마토|병동|시대|살균|벌금|골드|번대|달러|채널|배럴|배터리|대회|장치|시험|시도|통화|개별|번호|판정|통장|권역|병원|방향|방법|조각상|줄기|팀장|건설|자리\s?숫자판|칸막이|돌파|팩스|배당|통상|컵라면|단위|명령|살인|대통령|대표|대한|대목|대응|대비|시속|시스템|시점|곡물|방송|마을버스|장르|장소|권한|벌레|병목)/;
/** 번 that names rather than counts. */
const NAMED_NUMBER =
  /^번\s*(?:출구|버스|문제|국도|타자|선수|게이트|채널|홀|트랙|마을|승강장|플랫폼|창구|교향곡|키|을\s*누|으로\s*전화|지|길|가|국)/;
/** What stands before a 번 that names. */
const NUMBERED = /(?:반|번호|기호|등번호|버스|국도|채널|문제|보기|질문)\s?$/;
/** How many two neighbouring small numbers are: 2~3명 → 두세 명. */
const NEIGHBOURS = [
  "",
  "한두",
  "두세",
  "서너",
  "네다섯",
  "대여섯",
  "예닐곱",
  "일고여덟",
  "여덟아홉",
];

/** As much after a number as its counter may need, in UTF-16 units. */
const LONGEST = 16;

const WIDE = new RegExp(
  String.raw`(?<![\d.,])(\d{1,2})\s?${RANGE}\s?(\d{1,2})(\s?)(${NATIVE})`,
  "g",
);
const SINGLE = new RegExp(String.raw`(?<![\d.,제중고초]|제\s)(\d{1,2})(\s?)(?=${NATIVE})`, "g");
const PAIR = new RegExp(String.raw`(?<![\d.,])(\d)\s?(?:${RANGE}|,)\s?(\d)(\s?)(?=${NATIVE})`, "g");

/** Reads the numbers that stand before a native counter; leaves all others. */
export function readNativeCounters(text: TracedText): TracedText {
  return text
    .replace(PAIR, (whole, low: string, high: string, gap: string, index: number, all: string) => {
      const words = Number(high) === Number(low) + 1 && NEIGHBOURS[Number(low)];
      return words &&
        isNative(all.slice(index + whole.length, index + whole.length + LONGEST), Number(high))
        ? words + gap
        : whole;
    })
    .replace(
      WIDE,
      (
        whole,
        low: string,
        high: string,
        gap: string,
        counter: string,
        index: number,
        source: string,
      ) => {
        const from = index + whole.length - counter.length;
        const rest = source.slice(from, from + LONGEST);
        if (Number(low) === 0 || !isNative(rest, Number(low)) || !isNative(rest, Number(high)))
          return whole;
        return `${nativeNumber(Number(low))}${gap}${counter}에서 ${nativeNumber(Number(high))}${gap}${counter}`;
      },
    )
    .replace(SINGLE, (whole, digits: string, gap: string, index: number, source: string) => {
      const value = Number(digits);
      const counter = source.slice(index + whole.length, index + whole.length + LONGEST);
      if (value === 0 || digits.startsWith("0") || !isNative(counter, value)) return whole;
      if (counter.startsWith("번") && NUMBERED.test(source.slice(Math.max(0, index - 6), index)))
        return whole;
      if (counter.startsWith("번째") && value === 1) return `첫${gap}`;
      return nativeNumber(value) + gap;
    });
}

function isNative(counter: string, value: number): boolean {
  if (NOT_NATIVE.test(counter) || NAMED_NUMBER.test(counter)) return false;
  // Hours of the 24-hour clock and long spans are Sino-Korean.
  if (counter.startsWith("시간")) return value <= 20;
  if (counter.startsWith("시")) return value <= 12;
  // 20대 is an age, 3대 1 a ratio.
  if (counter.startsWith("대"))
    return value < 10 && !/^대\s?(?:\d|주주|도시|강국|왕|명절|요소|원칙)/.test(counter);
  if (/^(?:번(?!째)|건|팀|골|편|가구|문장|방)/.test(counter)) return value <= 20;
  return true;
}

/** 6월 and 10월 lose a sound: 유월, 시월. */
export function readMonths(text: TracedText): TracedText {
  return text.replace(
    /(?<![\d.,])(0?[1-9]|1[0-2])월/g,
    (_, digits: string) => `${monthName(Number(digits))}월`,
  );
}

/** The number of a month as it stands before 월. */
export function monthName(month: number): string {
  if (month === 6) return "유";
  return month === 10 ? "시" : sinoNumber(String(month));
}
