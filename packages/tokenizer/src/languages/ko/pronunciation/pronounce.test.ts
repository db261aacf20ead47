import { describe, expect, it } from "vitest";
import { SYMBOLS } from "../../../symbols";
import { pronounce, pronounceWords } from "./pronounce";

/** Rule → pairs of spelling and pronunciation. */
const CASES: Readonly<Record<string, string>> = {
  "coda neutralisation": "부엌>부억 히읗>히읃 잎>입 빗>빋 있다>읻따",
  "cluster simplification":
    "여덟>여덜 몫>목 늙지>늑찌 맑고>말꼬 닭과>닥꽈 굶다>굼따 밟소>밥쏘 훑고>훌꼬 읊는>음는 여덟도>여덜도",
  liaison:
    "책을>채글 무릎에>무르페 밖에>바께 값을>갑쓸 젊어>절머 핥아>할타 강아지>강아지 부엌에서>부어케서",
  ㅎ: "놓고>노코 쌓지>싸치 좋소>조쏘 넣는>넌는 끊는>끈는 앓는>알른 놓아>노아 싫어>시러 급히>그피 꽂히다>꼬치다 앉히다>안치다 밝혀>발켜 못해>모태 전화>전화",
  palatalisation: "미닫이>미다지 같이>가치 굳히다>구치다 닫혀>다처 붙여>부처 티끌>티끌",
  nasalisation:
    "국물>궁물 앞문>암문 있네>인네 협력>혐녁 백로>뱅노 음료>음뇨 종로>종노 흙냄새>흥냄새",
  lateralisation:
    "난로>날로 설날>설랄 줄넘기>줄럼끼|줄럼기 핥는>할른 판단력>판단녁 생산량>생산냥 대혼란>대홀란",
  "tensification after obstruents": "학교>학꾜 옆집>엽찝 맞다>맏따 없고>업꼬 꽃다발>꼳따발",
  "tensification after stems":
    "앉자>안짜 닮지>담찌 남겠다>남껟따 넘습니다>넘씀니다 숨기다>숨기다 남자>남자 굶기다>굼기다 살겠다>살겓따|살겟따",
  "tensification after Sino-Korean ㄹ":
    "활동>활똥 실수>실쑤 발전>발쩐 살지>살지 놀다가>놀다가 물도>물도 슬슬>슬슬 서울대>서울대 불장난>불장난",
  "listed tensification":
    "손가락>손까락 눈빛>눈삗 사건>사껀 인기>인끼 개인기>개인기 글자>글짜 장점>장쩜",
  "tense suffixes":
    "민사법을>민사뻐블 골다공증>골다공쯩 해결방법>해결방법 영수증>영수증 본인인증>보니닌증",
  "ㄴ-insertion":
    "꽃잎>꼰닙 색연필>생년필 한여름>한녀름 강남역>강남녁 번역>버녁 학습용>학씀뇽 이용>이용 정말요>정말료 필요>피료 십육>심뉵",
  "seams of compounds": "맛없어>마덥써 맛있어>마시써 헛웃음>허두슴 첫아이>처다이 끝없이>끄덥씨",
  vowels: "가져>가저 다쳐>다처 희망>히망 무늬>무니 의자>의자 계단>계단",
  "ㄹ-endings": "할게요>할께요 갈수록>갈쑤록 먹을지도>머글찌도 길게>길게 빠르게>빠르게",
};

describe("pronounce", () => {
  const rows = Object.entries(CASES).flatMap(([rule, pairs]) =>
    pairs.split(" ").map((pair) => [rule, ...pair.split(">")] as [string, string, string]),
  );
  it.each(rows)("%s: %s → %s", (_, spelled, spoken) => {
    expect(spoken.split("|")).toContain(pronounce(spelled));
  });

  it.each([
    ["할 수 있어", "할 쑤 이써"],
    ["먹을 것이", "머글 꺼시"],
    ["만날 사람", "만날 싸람"],
    ["책을 줄게", "채글 줄께"],
    ["밥을 다 먹어", "바블 다 머거"],
    ["못 가", "몯 까"],
    ["못 해", "모 태"],
    ["몇 년", "면 년"],
    ["옷 안", "오 단"],
    ["잘 나가", "잘 라가"],
    ["열 시", "열 씨"],
    ["여덟 시", "여덜 시"],
    ["못 읽어", "몬 닐거"],
    ["볼 일", "볼 릴"],
  ])("applies rules across a space: %s → %s", (spelled, spoken) => {
    expect(pronounce(spelled)).toBe(spoken);
  });

  it("ends phrases at punctuation and line breaks, and keeps what is not hangul", () => {
    expect(pronounce("못, 가\n못 - 가 (abc) 12")).toBe("몯, 가\n몯 - 가 (abc) 12");
    expect(pronounce("")).toBe("");
  });

  it("keeps one spoken syllable per written one", () => {
    const text = "국립박물관에서 값있는 것을 닭과 함께 밟고 ㅋㅋ 싫증이 난 민주주의의 의의";
    expect(pronounce(text)).toHaveLength(text.length);
  });
});

describe("pronounceWords", () => {
  const symbols = (text: string) => pronounceWords(text).map((word) => word.symbols.join(" "));

  it.each([
    ["가구", "k a ɡ u"],
    ["담배", "t a m b ɛ"],
    ["학교", "h a k̚ k͈ j o"],
    ["쌀", "s͈ a l"],
    ["시소", "ɕ i s o"],
    ["쉬어", "ɕ w i ʌ"],
    ["라디오", "ɾ a d i o"],
    ["빨리", "p͈ a l l i"],
    ["찾아", "ʨʰ a ʥ a"],
    ["외교", "w e ɡ j o"],
    ["쥬스", "ʨ u s ɯ"],
    ["영향", "j ʌ ŋ h j a ŋ"],
    ["의사", "ɰ i s a"],
    ["회의의", "h w e i e"],
    ["우리의", "u ɾ i e"],
    ["ㅋㅋㅠ", "kʰ ɯ kʰ ɯ j u"],
  ])("%s → %s", (text, expected) => {
    expect(symbols(text)).toEqual([expected]);
  });

  it("starts a word voiceless unless liaison carried the consonant over", () => {
    expect(symbols("나 가")).toEqual(["n a", "k a"]);
    expect(symbols("늪 앞")).toEqual(["n ɯ", "b a p̚"]);
    expect(symbols("잘 나")).toEqual(["ʨ a l", "l a"]);
  });

  it("gives offsets of the words and only symbols of the inventory", () => {
    const text = "꽃이, 예쁘게 (피었네요)! hello 뷁 쒜";
    const words = pronounceWords(text);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      "꽃이",
      "예쁘게",
      "피었네요",
      "뷁",
      "쒜",
    ]);
    for (const symbol of words.flatMap((word) => word.symbols)) expect(SYMBOLS).toContain(symbol);
  });

  it("speaks every syllable with symbols of the inventory", () => {
    const inventory = new Set(SYMBOLS);
    const bad: unknown[] = [];
    for (let code = 0xac00; code <= 0xd7a3; code++) {
      const [word] = pronounceWords(String.fromCharCode(code));
      if (word.symbols.length === 0 || !word.symbols.every((symbol) => inventory.has(symbol)))
        bad.push(word);
    }
    expect(bad).toEqual([]);
  });
});
