import { describe, expect, test } from "vitest";
import { clauseHanLanguage, hanLanguageOf } from "./detect";

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
