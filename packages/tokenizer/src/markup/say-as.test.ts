import type { Language } from "@cosyvoice-lite/spec";
import { describe, expect, test } from "vitest";
import { createFrontend } from "../frontend";
import { parseDate, sayAs } from "./say-as";

describe("sayAs", () => {
  test.each<[string, string, string | undefined, Language, string | undefined]>([
    ["digits", "407", undefined, "en", "four zero seven"],
    ["digits", "4-07", undefined, "zh", "四零七"],
    ["digits", "x7", undefined, "en", undefined],
    ["characters", "B2b", undefined, "en", "B. two B."],
    ["spell-out", "粤B31", undefined, "zh", "粤 B 三一"],
    ["characters", "...", undefined, "en", undefined],
    ["telephone", "+86 10-12", undefined, "zh", "加 八六 幺零 幺二"],
    ["telephone", "02-301", undefined, "ko", "공 이 삼 공 일"],
    ["telephone", "06-11", undefined, "ja", "ゼロ ロク の イチ イチ"],
    ["telephone", "call me", undefined, "en", undefined],
    ["cardinal", "1984", undefined, "en", "1,984"],
    ["cardinal", "-0012.5", undefined, "en", "-12.5"],
    ["cardinal", "12a", undefined, "en", undefined],
    ["ordinal", "112", undefined, "en", "112th"],
    ["ordinal", "23", undefined, "en", "23rd"],
    ["ordinal", "4", undefined, "yue", "第4"],
    ["ordinal", "4", undefined, "ko", "4번째"],
    ["ordinal", "4", undefined, "ja", "4番目"],
    ["date", "7/4/1999", "mdy", "en", "July 4, 1999"],
    ["date", "1999-07-04", undefined, "ja", "1999年7月4日"],
    ["date", "04.07", "dm", "ko", "7월 4일"],
    ["date", "19990704", "ymd", "zh", "1999年7月4日"],
    ["date", "7/14/1999", "dmy", "en", undefined],
    ["date", "tomorrow", "dmy", "en", undefined],
    ["fraction", "1/2", undefined, "en", undefined],
    ["toString", "1", undefined, "en", undefined],
  ])("%s %s (%s) in %s", (kind, content, format, language, expected) =>
    expect(sayAs(kind, content, format)?.(language)).toBe(expected),
  );

  test.each([
    ["2024-3", undefined, { y: 2024, m: 3 }],
    ["3/2024", "my", { m: 3, y: 2024 }],
    ["31", "d", { d: 31 }],
    ["1/2/3/4", "dmy", undefined],
    ["5/6", undefined, undefined],
    ["5/6", "qq", undefined],
  ])("parseDate(%j, %j)", (written, format, expected) =>
    expect(parseDate(written, format)).toEqual(expected),
  );
});

describe("in a text", () => {
  const frontend = createFrontend();
  const words = async (text: string) => {
    const found = [];
    for await (const utterance of frontend.utterances(text))
      found.push(...utterance.words.map(({ language, text }) => `${language}:${text}`));
    return found;
  };
  const as = (kind: string, content: string) =>
    `<say-as interpret-as="${kind}">${content}</say-as>`;

  test("figures are said in the language of the sentence, or of the tag around them", async () => {
    expect(await words(`<speak>房间号是${as("digits", "31")}。</speak>`)).toContain("zh:三一");
    expect(await words(`<speak>Room ${as("digits", "31")} is free.</speak>`)).toEqual(
      expect.arrayContaining(["en:three", "en:one"]),
    );
    expect(
      await words(`<speak>Room <lang xml:lang="ko">${as("digits", "31")}</lang> is free.</speak>`),
    ).toEqual(expect.arrayContaining(["ko:삼", "ko:일"]));
  });

  test("a lexicon does not reach into what the markup pronounces", async () => {
    const found = [];
    const text = `<speak>${as("characters", "NASA")} and NASA.</speak>`;
    for await (const { words } of frontend.utterances(text, { lexicon: { NASA: "nassa" } }))
      found.push(...words.map((word) => word.text));
    expect(found).toEqual(["N", "A", "S", "A", "and", "nassa"]);
  });
});
