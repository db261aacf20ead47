/**
 * Finds numbers with their counters among the morphemes and reads them as one.
 * @module
 */
import { joinAccent, type JoiningWord } from "./accent/chain-rules";
import { countMorae } from "./kana";
import { numberAccent, numberPhrases } from "./accent/number-accents";
import { type Counter, COUNTERS, isTenMinutes, readWithCounter } from "./counters";
import { READING_BREAK } from "./dictionary/readings";
import { isDigitRow, isNeighbours, readKanjiNumber } from "./kanji-number";
import type { Morpheme } from "./morpheme";
import { integerToKanji } from "./normalize/numbers";

// 万 and higher never begin a number, so that 東京 holds none. Longer rows of numerals are read in pieces.
const NUMBER =
  /[〇零一二三四五六七八九十百千何数][〇零一二三四五六七八九十百千万億兆京何数]{0,60}(?:点[〇零一二三四五六七八九]{1,60}(?![十百千万億兆]))?/g;

/** What may stand after a counter inside the same morpheme, such as 間 in 日間. */
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

/** How far the rules look to either side of a number, in characters; words beyond decide nothing. */
const REACH = 8;

/**
 * Replaces the morphemes of each number and its counter by one that carries the whole reading.
 *
 * Words of the dictionary that merely contain a numeral (一緒, 千葉, 三郎) are left alone.
 * @param text - The analysed text.
 * @param morphemes - Its morphemes, in order.
 */
export function joinNumberPhrases(text: string, morphemes: readonly Morpheme[]): Morpheme[] {
  const result: Morpheme[] = [];
  let next = 0;
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    while (next < morphemes.length && morphemes[next].start < start) result.push(morphemes[next++]);
    if (morphemes[next]?.start !== start) continue;
    const numberEnd = start + match[0].length;
    let end = next;
    while (end < morphemes.length && morphemes[end].start < numberEnd + REACH) end++;
    const phrase = readPhrase(text, start, numberEnd, morphemes.slice(next, end));
    if (!phrase) continue;
    result.push(phrase);
    while (next < morphemes.length && morphemes[next].start < phrase.end) next++;
  }
  for (; next < morphemes.length; next++) result.push(morphemes[next]);
  return result;
}

/** A reading in parts, each an accent phrase, with the accent of each. */
interface SpokenNumber {
  readonly pronunciation: string;
  readonly accents: readonly number[];
}

/** Reads a number without a counter. */
function readNumber(number: string): SpokenNumber {
  const point = number.indexOf("点");
  if (point >= 0) {
    const whole = readNumber(number.slice(0, point));
    const decimals = readNumber(number.slice(point + 1));
    // 点 joins the last phrase before it, whose last mora before テン it accents: サンテン, レーテン.
    const spoken = readKanjiNumber(number.slice(0, point + 1) + "〇").head;
    const cut = whole.pronunciation.lastIndexOf(READING_BREAK) + 1;
    const before = whole.pronunciation.slice(0, cut);
    const last = spoken.slice(before.replaceAll(READING_BREAK, "").length);
    return {
      pronunciation: before + last + READING_BREAK + decimals.pronunciation,
      accents: [...whole.accents.slice(0, -1), countMorae(last) - 1, ...decimals.accents],
    };
  }
  return readParts(numberPhrases(number), (phrase) => {
    const { head, tail } = readKanjiNumber(phrase);
    return head + tail;
  });
}

function readParts(phrases: readonly string[], read: (phrase: string) => string): SpokenNumber {
  const readings = phrases.map(read);
  return {
    pronunciation: readings.join(READING_BREAK),
    accents: phrases.map((phrase, index) => numberAccent(phrase, countMorae(readings[index]))),
  };
}

/** Reads a number with its counter, which joins the last phrase of the number. */
function readCounted(number: string, counter: Counter, joining: JoiningWord): SpokenNumber {
  const phrases = number.includes("点") ? [number] : numberPhrases(number);
  const last = phrases.at(-1)!;
  const isOnly = phrases.length === 1;
  const before = readParts(phrases.slice(0, -1), (phrase) => {
    const { head, tail } = readKanjiNumber(phrase);
    return head + tail;
  });
  // 二人 is フタリ, but 二十二人 is not; a row of digits is one reading.
  const spoken = readWithCounter(last, isOnly ? counter : { ...counter, whole: undefined });
  const fused = (isOnly && counter.whole?.[last]) || counter.fused?.[last.at(-1)!];
  const numberMorae = countMorae(spoken) - countMorae(counter.reading);
  const isFlat = counter.flatAfter?.includes(last.at(-1)!) === true && last !== "千";
  const joined = { morae: numberMorae, accent: numberAccent(last, numberMorae) };
  let accent = isFlat ? 0 : joinAccent(joined, joining, "名詞");
  if (fused) accent = counter.accents?.[spoken] ?? 0;
  return {
    pronunciation: [before.pronunciation, spoken].filter(Boolean).join(READING_BREAK),
    accents: [...before.accents, accent],
  };
}

function readPhrase(
  text: string,
  start: number,
  numberEnd: number,
  morphemes: readonly Morpheme[],
): Morpheme | undefined {
  const first = morphemes[0];
  const number = text.slice(start, numberEnd);
  const before = text.slice(Math.max(0, start - REACH), start);
  const behind = text.slice(numberEnd, numberEnd + REACH);
  const make = (end: number, spoken: SpokenNumber): Morpheme => ({
    surface: text.slice(start, end),
    start,
    end,
    pos: "名詞",
    detail: "数",
    subdetail: "",
    name: "",
    form: "",
    chain: "*",
    ...spoken,
  });

  const spelling = counterAt(behind);
  const counterEnd = spelling ? numberEnd + spelling.length : numberEnd;
  const isMinutes = spelling === "分" || spelling === "プン";
  // The particle stays with the number, as it does in dictionaries that list 分の.
  const isFraction = /^分の[何数〇一二三四五六七八九十百千万]/.test(behind);
  if (isFraction && (first.detail === "数" || first.end <= numberEnd + 2)) {
    const { pronunciation, accents } = readNumber(number);
    const last = countMorae(pronunciation.slice(pronunciation.lastIndexOf(READING_BREAK) + 1));
    return make(numberEnd + 2, {
      pronunciation: pronunciation + "ブンノ",
      accents: [...accents.slice(0, -1), last + 1],
    });
  }
  // A dictionary word wins, apart from minutes: 五分 is also ゴブ.
  // The dictionary takes 〇 for a sign, even where it is the whole number.
  const isZero = number === "〇";
  const isLexical =
    !isZero && first.detail !== "数" && first.end >= Math.min(counterEnd, numberEnd);
  if (isLexical) {
    if (!isMinutes || first.end !== counterEnd) return undefined;
    const after = text.slice(counterEnd, counterEnd + REACH);
    if (number === "十" && !isTenMinutes(before, after)) return undefined;
    if (text.startsWith("五分五分", start) || before.endsWith("五分")) return undefined;
  }
  if (/[何数]/.test(number.slice(1)) || (/^[何数]$/.test(number) && !spelling)) return undefined;

  const next = morphemes.find((morpheme) => morpheme.start === numberEnd);
  if (spelling) {
    const after = text.slice(counterEnd, counterEnd + REACH);
    const counter = counterFor(number, spelling, before, after);
    const known = next?.end === counterEnd && next.chain.startsWith("C") ? next : undefined;
    const spoken = readCounted(countedNumber(number, spelling), counter, {
      chain: known?.chain ?? "C3",
      accent: known?.accents[0] ?? 0,
    });
    const straddling = morphemes.find(
      (morpheme) => morpheme.start < counterEnd && morpheme.end > counterEnd,
    );
    if (!straddling) return make(counterEnd, spoken);
    const tail = TAILS[text.slice(counterEnd, straddling.end)];
    if (tail) {
      return make(straddling.end, { ...spoken, pronunciation: spoken.pronunciation + tail });
    }
  }
  // A counter that only the analyser knows.
  const isScore = /^対[〇零一二三四五六七八九十百]/.test(behind);
  if (
    !isScore &&
    (next?.subdetail === "助数詞" || next?.detail === "助数詞") &&
    next.pronunciation
  ) {
    const joining = { chain: next.chain, accent: next.accents[0] ?? 0 };
    return make(next.end, readCounted(number, { reading: next.pronunciation }, joining));
  }
  const straddling = morphemes.some(
    (morpheme) => morpheme.start < numberEnd && morpheme.end > numberEnd,
  );
  const hasDigits =
    isZero || morphemes.some((morpheme) => morpheme.end <= numberEnd && morpheme.detail === "数");
  if (straddling || !hasDigits) return undefined;
  if (!isZero && isDigitRow(number) && number.length === 1 && first.pronunciation)
    return make(numberEnd, { pronunciation: first.pronunciation, accents: first.accents });
  return make(numberEnd, readNumber(number));
}
