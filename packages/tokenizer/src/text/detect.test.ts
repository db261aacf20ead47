import { describe, expect, test } from "vitest";
import { clauseHanLanguage, hanLanguageOf, hasTraditionalCantonese } from "./detect";
import { hanScore } from "./han-score";
import { CANTONESE } from "./han-weights";

describe("hanLanguageOf", () => {
  test.each([
    ["我们明天去图书馆看书。", "zh"],
    ["我們明天去圖書館看書。", "zh"],
    ["我哋聽日去圖書館睇書。", "yue"],
    ["佢话唔使咁多钱喎", "yue"],
    ["呢份嘢係邊個整㗎？", "yue"],
    ["這個關係很複雜，系統也一樣。", "zh"],
    ["俾斯麥是德國人。", "zh"],
    ["図書館へ行きます。", "ja"],
    ["駅前広場", "ja"],
    ["東京都", "zh"],
    ["粤语里“唔该”是谢谢的意思。", "zh"],
    ["呢間茶餐廳好正。", "yue"],
    ["呢條褲幾多錢？", "yue"],
    ["今個禮拜好忙。", "yue"],
    ["點搭車去機場？", "yue"],
    ["你去邊？", "yue"],
    ["媽媽話今晚食魚。", "yue"],
    ["還沒呢，你先走。", "zh"],
    ["你們呢，三個人一起來。", "zh"],
    ["他還在睡覺呢。", "zh"],
    ["早點去吧。", "zh"],
    ["晚點搭車。", "zh"],
    ["做人要講誠信。", "zh"],
    ["快來呀！", "zh"],
    ["他教我说“你好靓”，是粤语。", "zh"],
    ["粵語的「睇」意思是看。", "zh"],
    ["佢問我：「你食咗飯未？」", "yue"],
    ["我最喜欢的歌手是石原さとみ，她的歌很好听。", "zh"],
  ])("%s", (text, language) => expect(hanLanguageOf(text, "auto")).toBe(language));

  test("the caller's choice comes first", () => {
    expect(hanLanguageOf("我哋聽日去", "zh")).toBe("zh");
    expect(hanLanguageOf("我们明天去", "ja")).toBe("ja");
    expect(hanLanguageOf("我哋聽日去", "en")).toBe("yue");
  });
});

describe("clauseHanLanguage", () => {
  test.each([
    ["我们去看看", "ja", "zh"],
    ["東京駅前", "zh", "ja"],
    ["東京", "ja", "ja"],
    ["東京", "zh", "zh"],
    ["唔該晒你", "zh", "yue"],
    ["出演了这部电视剧さとみ", "zh", "zh"],
    ["彼女は元気です", "zh", "ja"],
  ] as const)("%s in a sentence that is %s", (clause, sentence, language) =>
    expect(clauseHanLanguage(clause, sentence, "auto")).toBe(language),
  );
});

test("a simplified clause beside traditional Cantonese is Mandarin", () => {
  const sentence = "佢話「我好掛住你」，普通话会说“我很想你”。";
  expect(hasTraditionalCantonese(sentence)).toBe(true);
  expect(hasTraditionalCantonese("佢话我好挂住你")).toBe(false);
  expect(clauseHanLanguage("普通话会说", "yue", "auto", true)).toBe("zh");
  expect(clauseHanLanguage("普通话会说", "yue", "auto")).toBe("yue");
});

describe("weights of characters", () => {
  test("are in the order of their codes, one for each", () => {
    expect(CANTONESE.weights).toHaveLength(CANTONESE.characters.length);
    expect([...CANTONESE.characters]).toEqual([...CANTONESE.characters].sort());
    expect(CANTONESE.weights).toMatch(/^[a-s]+$/);
  });

  test("are the same in both scripts", () => {
    expect(hanScore("这说还见", CANTONESE)).toBe(hanScore("這說還見", CANTONESE));
    expect(hanScore("这说还见", CANTONESE)).toBeLessThan(0);
    expect(hanScore("佢哋瞓晒", CANTONESE)).toBeGreaterThan(20);
    expect(hanScore("abc 123，。", CANTONESE)).toBe(0);
  });
});
