import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findAddresses, isPlainAddress, speakFileNames } from "./addresses";
import { rewrite } from "./traced-text";

test.each<[string, string[]]>([
  ["看 https://docs.sample.org/a?b=1#c。好", ["https://docs.sample.org/a?b=1#c"]],
  ["写信到lee.w@mail.sample.co.jp，谢谢", ["lee.w@mail.sample.co.jp"]],
  ["(see www.sample.net/path).", ["www.sample.net/path"]],
  ["打开notes_2.docx和plan.pdf", ["notes_2.docx", "plan.pdf"]],
  ["The end.Next sentence. 3.14 e.g. a.m.", []],
  ["a / b @ c", []],
])("%s", (text, expected) =>
  expect(findAddresses(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected),
);

test("a plain address has no path and no www", () => {
  expect(["a@sample.com", "sample.co.kr", "www.sample.com", "https://a.com/b"].map(isPlainAddress)).toEqual([true, true, false, false]); // prettier-ignore
});

test("file names are said with their dots", () => {
  expect(rewrite(speakFileNames, "Open my_plan.pdf now.")).toBe("Open my plan dot pdf now.");
});

test("ranges are in order and apart, whatever the text", () => {
  const piece = fc.constantFrom(
    "a",
    ".",
    "@",
    "www.",
    "https://",
    ".com",
    "/",
    "中",
    " ",
    "1",
    ".pdf",
    "-",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const range of findAddresses(text)) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeGreaterThan(range.start);
        end = range.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
