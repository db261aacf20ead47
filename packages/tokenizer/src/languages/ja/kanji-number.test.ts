import { expect, test } from "vitest";
import { readKanjiNumber } from "./kanji-number";

test.each([
  ["三百", "サンビャク"],
  ["六百五", "ロッピャクゴ"],
  ["八千八百", "ハッセンハッピャク"],
  ["三千", "サンゼン"],
  ["一千万", "イッセンマン"],
  ["一兆二億", "イッチョーニオク"],
  ["二〇二四", "ニゼロニヨン"],
  ["零点五", "レーテンゴ"],
  ["三点一四", "サンテンイチヨン"],
  ["十点八", "ジュッテンハチ"],
  ["何百", "ナンビャク"],
  ["二三", "ニサン"],
  ["四五", "シゴ"],
])("%s is %s", (number, reading) => {
  const { head, tail } = readKanjiNumber(number);
  expect(head + tail).toBe(reading);
});
