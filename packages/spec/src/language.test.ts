import { expect, test } from "vitest";
import { languageOfTag } from "./language";

test.each([
  ["zh", "zh"],
  ["zh-CN", "zh"],
  ["ZH-hant-tw", "zh"],
  ["cmn", "zh"],
  ["cmn-Hans-CN", "zh"],
  ["zh-cmn-HK", "zh"],
  ["yue", "yue"],
  ["yue-HK", "yue"],
  ["zh-HK", "yue"],
  ["zh-Hant-HK", "yue"],
  ["zh-yue", "yue"],
  ["en", "en"],
  ["en-US", "en"],
  ["ja-JP", "ja"],
  ["ko-KR", "ko"],
  ["ko_KR", "ko"],
  ["fr", undefined],
  ["", undefined],
  ["english", undefined],
  ["ja JP", undefined],
  ["constructor", undefined],
])("languageOfTag(%j) is %j", (tag, expected) => expect(languageOfTag(tag)).toBe(expected));
