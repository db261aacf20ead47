import { expect, test } from "vitest";
import { findUnreadScripts } from "./unread-scripts";

const found = (text: string) =>
  findUnreadScripts(text).map(({ start, end, script }) => `${script}:${text.slice(start, end)}`);

test.each<[string, string[]]>([
  ["你好 Доброе утро, 5 раз! 世界", ["Cyrillic:Доброе утро, 5 раз"]],
  ["สวัสดีครับ hello", ["Thai:สวัสดีครับ"]],
  ["नमस्ते שלום", ["Devanagari:नमस्ते", "Hebrew:שלום"]],
  ["角α和Δt", []],
  ["Καλημέρα", ["Greek:Καλημέρα"]],
  ["ᚠᚢᚦ", ["another:ᚠᚢᚦ"]],
  ["中文, English, かな, 한글 ½ ② café", []],
])("%s", (text, expected) => expect(found(text)).toEqual(expected));
