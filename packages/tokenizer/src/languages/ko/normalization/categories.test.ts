import { describe, expect, it } from "vitest";
import { rewrite } from "../../../text/traced-text";
import { normalize } from "./normalize";

/** Category → rows of `written > spoken`. */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  counters: [
    "접시 4장과 6칸 > 접시 네장과 여섯칸",
    "우유 2팩, 물 1캔 > 우유 두팩, 물 한캔",
    "제 4 장 > 제 사 장",
    "중2병 > 중이병",
    "4대 도시 > 사대 도시",
    "5반 12번 > 오반 십이번",
    "3,4명 > 서너명",
    "1,2위 > 일,이위",
  ],
  "dates and times": [
    "25.11.08 > 이십오년 십일월 팔일",
    "08:20~19:00 > 여덟시 이십분부터 십구시",
    "13:10-14:20 > 십삼시 십분부터 십사시 이십분",
    "오전 8시~오후 3시 > 오전 여덟시부터 오후 세시",
    "화~토 휴무 > 화요일부터 토요일 휴무",
    "7.17 제헌절 > 칠점일칠 제헌절",
    "8.15 광복절 > 팔일오 광복절",
    "2/4분기 > 이사분기",
  ],
  money: [
    "30만 원~45만 원 > 삼십만 원에서 사십오만 원",
    "₩700~₩900 > 칠백원에서 구백원",
    "$7M > 칠 밀리언 달러",
    "1만3500원 > 만삼천오백원",
  ],
  "digit by digit": [
    "010 2222 7777 > 공일공 이이이이 칠칠칠칠",
    "02 333 4444 > 공이 삼삼삼 사사사사",
    "119에 신고 > 일일구에 신고",
    "119개 > 백십구개",
    "계좌 110-222-333444 > 계좌 일일공 이이이 삼삼삼사사사",
    "예약번호 70812 > 예약번호 칠공팔일이",
    "34나 5678 > 삼십사나 오육칠팔",
  ],
  "scores and hyphens": [
    "4-0 완승 > 사 대 영 완승",
    "5-2 승강장 > 오 다시 이 승강장",
    "8-3으로 이겼다 > 팔 대 삼으로 이겼다",
  ],
  "letters with digits": [
    "6G 시대 > 식스지 시대",
    "2D와 8K > 투디와 에이트케이",
    "A4 > A포",
    "B2층 > 지하 이층",
    "S24 > S이십사",
  ],
  symbols: [
    "9>4 > 구는 사보다 크다",
    "3≤8 > 삼은 팔보다 작거나 같다",
    "a=b > a 이퀄 b",
    "집→회사 > 집 화살표 회사",
    "박○○ > 박땡땡",
    "πr > 파이r",
    "㈜나무, 나무(주) > 주식회사 나무, 나무 주식회사",
    "#커피 #3 > 해시태그 커피 넘버 삼",
    "정말!!! 왜??? > 정말!!! 왜???",
    "③④ > 삼, 사",
    "Ⅳ > 사",
  ],
  "lone letters": [
    "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ > ㅋㅋㅋㅋㅋㅋ",
    "ㅠㅠ ㅎㅎ > ㅠㅠ ㅎㅎ",
    "ㅇㅋㅇㅋ > 오케이오케이",
    "ㄷㄷ ㄹㅇ > 덜덜 리얼",
    "ㄴㅅ > 니은시옷",
  ],
};

describe("categories of written Korean", () => {
  const rows = Object.entries(CATEGORIES).flatMap(([category, lines]) =>
    lines.map((line) => [category, ...line.split(" > ")] as [string, string, string]),
  );
  it.each(rows)("%s: %s", (_category, written, spoken) => {
    expect(rewrite(normalize, written)).toBe(spoken);
  });
});
