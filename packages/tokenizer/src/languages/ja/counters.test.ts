import { describe, expect, test } from "vitest";
import { COUNTERS, readWithCounter } from "./counters";

describe("readWithCounter", () => {
  test.each([
    [
      "本",
      "一 イッポン 二 ニホン 三 サンボン 四 ヨンホン 五 ゴホン 六 ロッポン 七 ナナホン 八 ハッポン 九 キューホン 十 ジュッポン 百 ヒャッポン 三百 サンビャッポン 千 センボン 何 ナンボン",
    ],
    ["匹", "一 イッピキ 三 サンビキ 六 ロッピキ 二十 ニジュッピキ"],
    ["分", "一 イップン 三 サンプン 四 ヨンプン 五 ゴフン 十 ジュップン 四十五 ヨンジューゴフン"],
    [
      "人",
      "一 ヒトリ 二 フタリ 三 サンニン 四 ヨニン 七 シチニン 十一 ジューイチニン 十四 ジューヨニン",
    ],
    [
      "日",
      "一 イチニチ 二 フツカ 八 ヨーカ 十 トーカ 十一 ジューイチニチ 十四 ジューヨッカ 十九 ジュークニチ 二十 ハツカ 二十四 ニジューヨッカ",
    ],
    ["月", "四 シガツ 七 シチガツ 九 クガツ 十二 ジューニガツ"],
    ["年", "四 ヨネン 二千二十四 ニセンニジューヨネン 九 キューネン"],
    ["時", "〇 レージ 四 ヨジ 七 シチジ 九 クジ 十九 ジュークジ"],
    ["個", "一 イッコ 六 ロッコ 八 ハッコ 十 ジュッコ 百 ヒャッコ 三 サンコ"],
    ["冊", "一 イッサツ 六 ロクサツ 八 ハッサツ 十 ジュッサツ"],
    ["階", "一 イッカイ 三 サンガイ 六 ロッカイ"],
    ["円", "四 ヨエン 三百 サンビャクエン 八千 ハッセンエン 一万 イチマンエン"],
    ["歳", "一 イッサイ 八 ハッサイ 二十 ハタチ 三十 サンジュッサイ"],
    ["か月", "一 イッカゲツ 三 サンカゲツ 六 ロッカゲツ"],
    ["桁", "一 ヒトケタ 二 フタケタ 三 サンケタ"],
    ["パーセント", "一 イチパーセント 十 ジュッパーセント 三点五 サンテンゴパーセント"],
    ["キロ", "六 ロッキロ 八 ハチキロ 十 ジュッキロ 百 ヒャッキロ"],
  ])("%s", (spelling, pairs) => {
    const words = pairs.split(" ");
    for (let index = 0; index < words.length; index += 2) {
      expect(readWithCounter(words[index], COUNTERS[spelling]), words[index] + spelling).toBe(
        words[index + 1],
      );
    }
  });

  test("a counter outside the table follows the general rule", () => {
    expect(readWithCounter("一", { reading: "トー" })).toBe("イットー");
    expect(readWithCounter("六", { reading: "ガク" })).toBe("ロクガク");
  });
});
