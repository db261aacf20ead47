import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { formatTable, wrapText } from "./table";

test("columns align whatever the width of their characters", () => {
  const lines = formatTable(
    [
      ["中文", "x"],
      ["ab", "y"],
      ["k̚p͈", "z"],
      ["カ", "w"],
    ],
    80,
  );
  expect(lines.map((line) => stringWidth(line.slice(0, -1)))).toEqual([6, 6, 6, 6]);
});

test("a table is never wider than asked for", () => {
  const rows = [
    ["一二三四五六七八九十".repeat(4), "a b c d ".repeat(20)],
    ["x", "y"],
  ];
  const lines = formatTable(rows, 40);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
  expect(lines.join("").replaceAll(/\s/g, "")).toHaveLength(40 + 80 + 2);
});

describe("wrapText", () => {
  test.each<[string, number, string[]]>([
    ["", 5, [""]],
    ["one two three", 8, ["one two", "three"]],
    ["中文字符", 5, ["中文", "字符"]],
    ["abcdefgh ij", 4, ["abcd", "efgh", "ij"]],
    ["e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]],
  ])("%j in %i columns", (text, width, lines) => expect(wrapText(text, width)).toEqual(lines));
});
