import { expect, test } from "vitest";
import { bearerKey, createKeyCheck } from "./guard";

test("keys are told apart by position", () => {
  const keys = createKeyCheck(["first-key-of-all", "second-key-of-all"]);
  expect(keys.required).toBe(true);
  expect(keys.identify("second-key-of-all")).toBe("key 1");
  for (const wrong of ["", "first-key-of-al", "first-key-of-all ", "FIRST-KEY-OF-ALL"])
    expect(keys.identify(wrong)).toBeUndefined();
  expect(createKeyCheck([]).required).toBe(false);
});

test.each([
  ["Bearer abc", "abc"],
  ["bearer  abc ", "abc"],
  ["Basic abc", undefined],
  ["Bearer", undefined],
  ["Bearer a b", undefined],
  [undefined, undefined],
])("%s", (header, key) => expect(bearerKey(header)).toBe(key));
