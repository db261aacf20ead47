import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTags, tagAttribute, languageRegions } from "./language-regions";
import { readMarkup } from "./marked-text";

describe("findTags", () => {
  test.each([
    "a < b and b > a",
    "I <3 you",
    "<b>bold</b> <br/>",
    "<language>x</language>",
    "if (a<lang && b>c) {}",
    "<lang",
    `<lang ${"x".repeat(500)}>`,
    "< lang ja>",
  ])("leaves ordinary text alone: %j", (text) => expect(findTags(text, ["lang"])).toEqual([]));

  test("finds tags of every kind with their offsets", () => {
    const text = `1<lang xml:lang="ja">2</lang>3<LANG ko/>4`;
    const tags = findTags(text, ["lang"]);
    expect(tags.map(({ kind }) => kind)).toEqual(["open", "close", "empty"]);
    expect(tags.map(({ start, end }) => text.slice(start, end))).toEqual([
      `<lang xml:lang="ja">`,
      "</lang>",
      "<LANG ko/>",
    ]);
    expect(tags.map(({ content }) => content)).toEqual([`xml:lang="ja"`, "", "ko"]);
  });

  test.each([
    [`<lang xml:lang="ja">`, "ja"],
    [`<lang xml:lang='ja-JP'>`, "ja-JP"],
    [`<lang lang=ko>`, "ko"],
    [`<lang id="7" XML:LANG = "zh">`, "zh"],
    [`<lang ja>`, undefined],
  ])("%s has the language %j", (text, expected) => {
    expect(tagAttribute(findTags(text, ["lang"])[0], ["xml:lang", "lang"])).toBe(expected);
  });
});

describe("languageRegions", () => {
  const read = (text: string) => {
    const { regions, warnings } = languageRegions(findTags(text, ["lang"]));
    return {
      regions: regions.map(({ start, end, language }) => `${language}:${text.slice(start, end)}`),
      warnings: warnings.map(({ code, start, end }) => `${code}:${text.slice(start, end)}`),
    };
  };

  test.each<[string, string[], string[]]>([
    ["a<lang ja>b</lang>c", ["ja:b"], []],
    ["<lang ja>a<lang ko>b</lang>c</lang>d", ["ja:a", "ko:b", "ja:c"], []],
    ["<lang ja></lang>", [], []],
    ["a<lang ja>b", [], ["MARKUP_IGNORED:<lang ja>"]],
    ["<lang ja>a<lang ko>b</lang>c", ["ko:b"], ["MARKUP_IGNORED:<lang ja>"]],
    ["a</lang>b", [], ["MARKUP_IGNORED:</lang>"]],
    ["<lang fr>a</lang>", [], ["UNSUPPORTED_LANGUAGE:<lang fr>"]],
    ["<lang ja><lang fr>a</lang>b</lang>", ["ja:a", "ja:b"], ["UNSUPPORTED_LANGUAGE:<lang fr>"]],
    ["<lang >a</lang>", [], ["MARKUP_IGNORED:<lang >"]],
    ["a<lang ko/>b", [], ["MARKUP_IGNORED:<lang ko/>"]],
  ])("%s", (text, regions, warnings) => expect(read(text)).toEqual({ regions, warnings }));
});

describe("readMarkup", () => {
  test("texts without tags and with blanks for the regions", async () => {
    const { plain, unmarked } = await readMarkup("你<lang ja>好</lang>吗<lang fr>a</lang>");
    expect([plain, unmarked]).toEqual(["你好吗a", "你 吗a"]);
  });

  test("a closing tag at a border belongs to the part before it, an opening tag to the part behind", async () => {
    const { plain, slice } = await readMarkup("一。<lang ja>二。</lang><lang ko>三</lang>");
    const border = plain.indexOf("三");
    const [one, two, three] = [slice(0, 2), slice(2, border), slice(border, plain.length)];
    expect([one.sourceStart, one.sourceEnd]).toEqual([0, 2]);
    expect([two.sourceStart, two.sourceEnd]).toEqual([2, 20]);
    expect([three.sourceStart, three.sourceEnd]).toEqual([20, 37]);
  });

  test("parts are the plain text and their sources cover the whole text", async () => {
    const pieces = fc.constantFrom(
      "<lang ja>",
      "</lang>",
      "<lang x>",
      "<lang ko/>",
      "字",
      "a.",
      " ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces), fc.array(fc.nat()), async (parts, cuts) => {
        const text = parts.join("");
        const { plain, slice } = await readMarkup(text);
        const inner = new Set(cuts.map((cut) => cut % Math.max(1, plain.length)));
        const borders = [0, ...[...inner].filter(Boolean).sort((a, b) => a - b), plain.length];
        let source = 0;
        for (let i = 1; i < borders.length; i++) {
          const part = slice(borders[i - 1], borders[i]);
          expect(part.text).toBe(plain.slice(borders[i - 1], borders[i]));
          expect(part.sourceStart).toBe(source);
          source = part.sourceEnd;
        }
        expect(source).toBe(text.length);
      }),
    );
  });
});
