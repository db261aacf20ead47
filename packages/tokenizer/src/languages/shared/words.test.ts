import { expect, test } from "vitest";
import { createSegmenter } from "./words";

const segment = createSegmenter("zh");
const cut = (text: string) => segment(text).map(({ start, end }) => text.slice(start, end));

test("words cover the text", () => {
  for (const text of [
    "",
    "我们去公园散步。",
    "𠮷".repeat(700),
    "a".repeat(2000),
    "好".repeat(3000),
  ])
    expect(cut(text).join("")).toBe(text);
});

test("a long text without marks is cut as its parts are", () => {
  const sentence = "昨天下午我们在图书馆门口遇见了一位多年不见的老同学";
  const once = cut(sentence);
  const repeated = cut(sentence.repeat(100));
  expect(repeated).toEqual(Array.from({ length: 100 }, () => once).flat());
});

test("a character of two units is not cut at a seam", () => {
  const text = `${"好".repeat(511)}𠮷${"好".repeat(600)}`;
  expect(segment(text).every(({ start }) => !/[\udc00-\udfff]/.test(text[start]))).toBe(true);
});
