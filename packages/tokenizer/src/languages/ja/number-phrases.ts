/**
 * Finds numbers with their counters among the morphemes and reads them as one.
 * @module
 */
import { COUNTERS, readWithCounter, type Counter } from "./counters";
import { isDigitRow, isNeighbours, readKanjiNumber } from "./kanji-number";
import type { Morpheme } from "./morpheme";
import { integerToKanji } from "./normalize/kanji-numerals";
import { isTenMinutes } from "./ten-minutes";

// 万 and higher never begin a number, so that 東京 holds none.
const NUMBER =
  /[〇零一二三四五六七八九十百千何数][〇零一二三四五六七八九十百千万億兆京何数]*(?:点[〇零一二三四五六七八九]+(?![十百千万億兆]))?/g;

/** What may stand behind a counter inside the same morpheme, such as 間 in 日間. */
const TAILS: Readonly<Record<string, string>> = {
  間: "カン",
  目: "メ",
  半: "ハン",
  前: "マエ",
  後: "ゴ",
  代: "ダイ",
  生: "セー",
  中: "チュー",
  以上: "イジョー",
  以内: "イナイ",
};

const COUNTERS_LONGEST_FIRST = Object.keys(COUNTERS).sort((a, b) => b.length - a.length);

/** ヶ月, ヵ月, カ月, ケ月, 箇月: all are か月. */
const counterText = (text: string): string => text.replace(/^[ヶヵカケ箇](?=[月国所])/, "か");

function counterAt(text: string): string | undefined {
  const plain = counterText(text);
  return COUNTERS_LONGEST_FIRST.find((spelling) => plain.startsWith(spelling));
}

function counterFor(number: string, spelling: string, before: string, after: string): Counter {
  const counter = COUNTERS[spelling];
  // After a month the first day is ツイタチ; a span of one day is イチニチ.
  if (
    spelling === "日" &&
    number === "一" &&
    (before.endsWith("月") || /^[月火水木金土日]曜/.test(after))
  )
    return { ...counter, whole: { 一: "ツイタチ" } };
  return counter;
}

/**
 * The number that a counter counts: a row of digits stands for a quantity (二〇二四年 is 二千二十四年),
 * apart from names (三〇二号室) and neighbours (四五人, four or five).
 */
function countedNumber(number: string, spelling: string): string {
  const isRow = number.length > 1 && isDigitRow(number) && !/[点何数]/.test(number);
  if (!isRow || isNeighbours(number) || /^(?:号|番|便)/.test(spelling)) return number;
  return integerToKanji(
    [...number]
      .map((digit) => "〇一二三四五六七八九".indexOf(digit === "零" ? "〇" : digit))
      .join(""),
  );
}

/**
 * Replaces the morphemes of each number and its counter by one that carries the whole reading.
 *
 * Words of the dictionary that merely contain a numeral (一緒, 千葉, 三郎) are left alone.
 * @param text - The analysed text.
 * @param morphemes - Its morphemes, in order.
 */
export function joinNumberPhrases(text: string, morphemes: readonly Morpheme[]): Morpheme[] {
  const result = [...morphemes];
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    const numberEnd = start + match[0].length;
    const phrase = readPhrase(text, start, numberEnd, result);
    if (!phrase) continue;
    const from = result.findIndex((morpheme) => morpheme.start === start);
    const count = result.filter(
      (morpheme) => morpheme.start >= start && morpheme.start < phrase.end,
    ).length;
    result.splice(from, count, phrase);
  }
  return result;
}

function readPhrase(
  text: string,
  start: number,
  numberEnd: number,
  morphemes: readonly Morpheme[],
): Morpheme | undefined {
  const first = morphemes.find((morpheme) => morpheme.start === start);
  if (!first) return undefined;
  const number = text.slice(start, numberEnd);
  const before = text.slice(0, start);
  const make = (end: number, pronunciation: string): Morpheme => ({
    surface: text.slice(start, end),
    start,
    end,
    pos: "名詞",
    detail: "数",
    subdetail: "",
    lemma: text.slice(start, end),
    pronunciation,
  });

  const spelling = counterAt(text.slice(numberEnd));
  const counterEnd = spelling ? numberEnd + spelling.length : numberEnd;
  const isMinutes = spelling === "分" || spelling === "プン";
  // IPADIC has 分の as one morpheme, so the particle stays with the number.
  const isFraction =
    text.startsWith("分の", numberEnd) &&
    /^[何数〇一二三四五六七八九十百千万]/.test(text.slice(numberEnd + 2));
  if (isFraction && first.detail === "数") {
    const { head, tail } = readKanjiNumber(number);
    return make(numberEnd + 2, head + tail + "ブンノ");
  }
  // A dictionary word wins, apart from minutes: IPADIC knows 五分 only as ゴブ.
  const isLexical = first.detail !== "数" && first.end >= Math.min(counterEnd, numberEnd);
  if (isLexical) {
    if (!isMinutes || first.end !== counterEnd) return undefined;
    if (number === "十" && !isTenMinutes(before, text.slice(counterEnd))) return undefined;
    if (text.startsWith("五分五分", start) || before.endsWith("五分")) return undefined;
  }
  if (/[何数]/.test(number.slice(1)) || (/^[何数]$/.test(number) && !spelling)) return undefined;

  if (spelling) {
    const reading = readWithCounter(
      countedNumber(number, spelling),
      counterFor(number, spelling, before, text.slice(counterEnd)),
    );
    const straddling = morphemes.find(
      (morpheme) => morpheme.start < counterEnd && morpheme.end > counterEnd,
    );
    if (!straddling) return make(counterEnd, reading);
    const tail = TAILS[text.slice(counterEnd, straddling.end)];
    if (tail) return make(straddling.end, reading + tail);
  }
  // A counter that only the analyser knows.
  const next = morphemes.find((morpheme) => morpheme.start === numberEnd);
  if (next?.subdetail === "助数詞" || next?.detail === "助数詞") {
    if (next.pronunciation)
      return make(next.end, readWithCounter(number, { reading: next.pronunciation }));
  }
  const straddling = morphemes.some(
    (morpheme) => morpheme.start < numberEnd && morpheme.end > numberEnd,
  );
  const inside = morphemes.filter(
    (morpheme) => morpheme.start >= start && morpheme.end <= numberEnd,
  );
  if (straddling || !inside.some((morpheme) => morpheme.detail === "数")) return undefined;
  if (isDigitRow(number) && number.length === 1)
    return make(numberEnd, first.pronunciation ?? readKanjiNumber(number).tail);
  const { head, tail } = readKanjiNumber(number);
  return make(numberEnd, head + tail);
}
