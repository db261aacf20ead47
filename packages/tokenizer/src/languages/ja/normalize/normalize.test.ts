import { describe, expect, test } from "vitest";
import { normalizeJapanese } from "./normalize";
import { rewrite } from "../../../text/traced-text";

describe("normalizeJapanese", () => {
  test.each([
    // quantities
    ["リンゴを3個と12本", "リンゴを三個と十二本"],
    ["1,234,567円", "百二十三万四千五百六十七円"],
    ["2万5千人", "二万五千人"],
    ["10000000人", "一千万人"],
    ["気温は-3.05℃", "気温はマイナス三点〇五度"],
    ["0.5%", "零点五パーセント"],
    ["１００％", "百パーセント"],
    ["0個", "〇個"],
    // dates and times
    ["2025/7/8", "二千二十五年七月八日"],
    ["2025-07-08", "二千二十五年七月八日"],
    ["7/18(金)に", "七月十八日金曜日に"],
    ["8日(月)", "八日月曜日"],
    ["14:05", "十四時五分"],
    ["9:00~17:30", "九時から十七時三十分"],
    ["3:15 PM", "午後三時十五分"],
    ["0時", "零時"],
    ["9時10分", "九時十分"],
    ["10分で着く", "十プンで着く"],
    // money and units
    ["¥980", "九百八十円"],
    ["$1,500", "千五百ドル"],
    ["5km", "五キロメートル"],
    ["250mL", "二百五十ミリリットル"],
    ["30m2", "三十平方メートル"],
    // signs
    ["1/4", "四分の一"],
    ["5~6人", "五から六人"],
    ["2×3=6", "二カケル三イコール六"],
    ["7-2=5", "七マイナス二イコール五"],
    ["4対2", "四対二"],
    ["#3", "ナンバー三"],
    ["2丁目4-6", "二丁目四の六"],
    ["東京~大阪", "東京から大阪"],
    ["ありがと～!", "ありがとー!"],
    // digit by digit
    ["045-678-9012", "ゼロ四五の六七八の九ゼロ一二"],
    ["〒220-0012", "郵便番号二二ゼロのゼロゼロ一二"],
    ["205号室", "二〇五号室"],
    ["v2.10.3", "v二点十点三"],
    // width
    ["ｶﾞｲﾄﾞ", "ガイド"],
    ["第Ⅲ章", "第三章"],
    ["㌔と㈱", "キロと株式会社"],
    ["そう…。", "そう…。"],
  ])("%s", (text, expected) => expect(rewrite(normalizeJapanese, text)).toBe(expected));

  test("text without digits and signs stays", () => {
    const text = "彼女は「ヴァイオリン」を、弾いた。";
    expect(rewrite(normalizeJapanese, text)).toBe(text);
  });

  test("is stable: a second pass changes nothing", () => {
    for (const text of ["2025/7/8 14:05", "¥1,200と3.5%", "090-1111-2222", "10分"]) {
      const once = rewrite(normalizeJapanese, text);
      expect(rewrite(normalizeJapanese, once)).toBe(once);
    }
  });
});
