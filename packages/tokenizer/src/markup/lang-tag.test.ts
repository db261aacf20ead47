import type { LanguageOption, Utterance } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFrontend } from "../frontend";

const frontend = createFrontend();
async function read(text: string, language: LanguageOption = "auto"): Promise<Utterance[]> {
  const out: Utterance[] = [];
  for await (const utterance of frontend.utterances(text, { language })) out.push(utterance);
  return out;
}
const words = async (text: string, language?: LanguageOption) =>
  (await read(text, language)).flatMap((utterance) =>
    utterance.words.map(({ text, language }) => `${language}:${text}`),
  );

describe("<lang>", () => {
  test.each<[string, string[]]>([
    [`他说<lang xml:lang="ja">東京</lang>很大。`, ["zh:他", "zh:说", "ja:東京", "zh:很大"]],
    [`他说<lang ja-JP>東京</lang>。`, ["zh:他", "zh:说", "ja:東京"]],
    ["Room <lang zh-CN>5</lang>, room <lang ko>5</lang>", ["en:Room", "zh:五", "en:room", "ko:오"]],
    [
      "我<lang zh-HK>係<lang en>7</lang>係</lang>我",
      ["zh:我", "yue:係", "en:seven", "yue:係", "zh:我"],
    ],
    ["<lang ko>A<lang ja>1</lang></lang>", ["en:A", "ja:一"]],
  ])("%s", async (text, expected) => expect(await words(text)).toEqual(expected));

  test("what a region holds says nothing about the text around it", async () => {
    expect(await words("我喜欢<lang ja>さくらとひらがな</lang>这首歌")).toContain("zh:喜欢");
    expect(await words("日本<lang ja>さくらとひらがな</lang>大学")).toEqual(
      expect.arrayContaining(["zh:日本", "zh:大学"]),
    );
  });

  test.each(["a < b and c > d", "I <3 you", "if (x<lang && y>z)"])(
    "%s is ordinary text",
    async (text) => {
      const [{ alignment, source, warnings }] = await read(text, "en");
      expect(source).toBe(text);
      expect(warnings).toEqual([]);
      // Letters and digits are all spoken.
      const spoken = alignment.filter(({ spokenStart, spokenEnd }) => spokenEnd > spokenStart);
      const kept = spoken.map(({ start, end }) => text.slice(start, end)).join("");
      expect(kept.match(/[\p{L}\p{N}]/gu)).toEqual(text.match(/[\p{L}\p{N}]/gu));
    },
  );

  test("tags do not move sentence ends and are deleted in the alignment", async () => {
    const bare = "This is the first sentence. And this is the second one! A third one follows.";
    const text = bare
      .replace("first", "<lang en-US>first")
      .replace("sentence. And", "sentence.</lang> <lang en>And")
      .replace("one!", "one!</lang>");
    const [plain, marked] = [await read(bare), await read(text)];
    expect(marked.map(({ normalized }) => normalized)).toEqual(
      plain.map((each) => each.normalized),
    );
    expect(marked.map(({ source }) => source).join("")).toBe(text);
    const spoken = marked.flatMap(({ alignment }) =>
      alignment.filter(({ spokenStart, spokenEnd }) => spokenEnd > spokenStart),
    );
    expect(spoken.map(({ start, end }) => text.slice(start, end)).join("")).not.toContain("<");
  });

  test("tags without effect are warnings of the piece that they stand in", async () => {
    const text =
      "One fine sentence here.\nAnother <lang fr>deux</lang> sentence.\nThe <lang ja>last one.";
    const found = await read(text);
    expect(found.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      [],
      ["UNSUPPORTED_LANGUAGE"],
      ["MARKUP_IGNORED"],
    ]);
    const [warning] = found[2].warnings;
    expect(text.slice(warning.start, warning.end)).toBe("<lang ja>");
  });

  test("a text of nothing but a stray tag is its warning", async () => {
    expect(await read("</lang>")).toMatchObject([
      { source: "</lang>", words: [], warnings: [{ code: "MARKUP_IGNORED" }] },
    ]);
  });

  test("a very long text still comes sentence by sentence", async () => {
    const text = "<lang ja>東京へ行く。</lang>".repeat(30_000);
    for await (const { source } of frontend.utterances(text)) {
      expect(source.length).toBeLessThan(2000);
      break;
    }
  });

  test("whatever stands where, alignment covers the source", async () => {
    const parts = fc.constantFrom("<lang ja>", "</lang>", "<lang xx>", "<lang zh-HK/>", "東京", "5 ", "ok. ", "e\u0301", "\n"); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 25 }), async (list) => {
        for (const { start, end, alignment } of await read(list.join(""))) {
          let at = start;
          for (const segment of alignment) {
            expect(segment.start).toBe(at);
            at = segment.end;
          }
          expect(at).toBe(end);
        }
      }),
      { numRuns: 60 },
    );
  });
});
