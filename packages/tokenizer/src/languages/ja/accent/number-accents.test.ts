import { expect, test } from "vitest";
import { numberAccent, numberPhrases } from "./number-accents";

test.each([
  ["五", "五"],
  ["十二", "十二"],
  ["二十四", "二十 四"],
  ["三百五", "三百 五"],
  ["六千七百八十九", "六千 七百 八十 九"],
  ["三万", "三万"],
  ["四千万", "四千万"],
  ["一億二千万", "一億 二千万"],
  ["二〇二四", "二〇 二四"],
  ["四五", "四五"],
])("%s is cut as %s", (number, phrases) =>
  expect(numberPhrases(number)).toEqual(phrases.split(" ")),
);

test.each<[string, number, number]>([
  ["三", 2, 0],
  ["八", 2, 2],
  ["十一", 4, 4],
  ["六十", 4, 3],
  ["三百", 4, 1],
  ["七千", 4, 3],
  ["二十万", 5, 4],
  ["九億", 4, 1],
])("%s of %i morae falls behind mora %i", (phrase, morae, accent) =>
  expect(numberAccent(phrase, morae)).toBe(accent),
);
