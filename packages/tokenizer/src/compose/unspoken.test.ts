import { expect, test } from "vitest";
import { createForeignLatin } from "../text/foreign-latin";
import { TracedText } from "../text/traced-text";
import { readGap } from "./compose";
import { foreignWarnings, unspokenWarnings } from "./unspoken";

const warnings = (text: string) =>
  unspokenWarnings(text, readGap(text).unknown, "zh").map(
    ({ code, start, end }) => `${code}:${text.slice(start, end)}`,
  );

test.each<[string, string[]]>([
  [", ⌘ ", ["UNKNOWN_CHARACTER:⌘"]],
  ["⌘⌘⌘⍾", ["UNKNOWN_CHARACTER:⌘⌘⌘", "UNKNOWN_CHARACTER:⍾"]],
  [
    "⌘ Доброе утро, 5 раз! ⌘",
    ["UNKNOWN_CHARACTER:⌘", "UNSUPPORTED_LANGUAGE:Доброе утро, 5 раз", "UNKNOWN_CHARACTER:⌘"],
  ],
  ["λ", ["UNSUPPORTED_LANGUAGE:λ"]],
  ["，。 “", []],
])("%j", (text, expected) => expect(warnings(text)).toEqual(expected));

test("foreign clauses are looked for in English spans only, with their place in the source", () => {
  const text = TracedText.of("你好 je ne sais pas", 10);
  const spans = (language: "zh" | "en") => [
    { start: 0, end: 3, language: "zh" as const },
    { start: 3, end: text.length, language },
  ];
  expect(foreignWarnings(text, spans("zh"), createForeignLatin())).toEqual([]);
  expect(foreignWarnings(text, spans("en"), createForeignLatin())).toMatchObject([
    {
      code: "UNSUPPORTED_LANGUAGE",
      start: 13,
      end: 27,
      message: expect.stringContaining("French"),
    },
  ]);
});
