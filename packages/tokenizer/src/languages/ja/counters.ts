import { type NumberReading, readKanjiNumber } from "./kanji-number";

/** How one counter is read. */
export interface Counter {
  readonly reading: string;
  /** The counter after 三, 何, 千 where it is voiced there: 三本 サンボン, 三階 サンガイ, 三分 サンプン. */
  readonly afterNasal?: string;
  /** The counter after 四 where it differs: 四分 ヨンプン. */
  readonly afterFour?: string;
  /** Other readings of the last digit: 四時 ヨジ. */
  readonly digits?: Readonly<Record<string, string>>;
  /** Last digit and counter in one: 十四日 ジューヨッカ. */
  readonly fused?: Readonly<Record<string, string>>;
  /** The whole number and counter in one: 二人 フタリ. */
  readonly whole?: Readonly<Record<string, string>>;
  /** Powers with a digit before them that leave the number with its counter without an accent: 三百円. */
  readonly flatAfter?: string;
  /** Accented mora of readings in `fused` and `whole`, where they have one. */
  readonly accents?: Readonly<Record<string, number>>;
  /** Last digits that end in ッ before it, where the general rule by first sound does not hold (loan words). */
  readonly geminating?: string;
}

const native = (reading: string, whole: Readonly<Record<string, string>> = {}): Counter => ({
  reading,
  whole: { 一: `ヒト${reading}`, 二: `フタ${reading}`, ...whole },
  // ヒトハコ and its kin fall after their second mora.
  accents: { [`ヒト${reading}`]: 2 },
});

const hour = { 四: "ヨ", 七: "シチ", 九: "ク", 〇: "レー" };
const labial = (reading: string, nasal: string, four?: string): Counter => ({
  reading,
  afterNasal: nasal,
  afterFour: four,
});

/** Counters by their spelling. Those with nothing special only say how they are read. */
export const COUNTERS: Readonly<Record<string, Counter>> = {
  人: {
    reading: "ニン",
    digits: { 四: "ヨ", 七: "シチ" },
    whole: { 一: "ヒトリ", 二: "フタリ" },
    accents: { ヒトリ: 2, フタリ: 3 },
  },
  人前: { reading: "ニンマエ", digits: { 四: "ヨ", 七: "シチ" } },
  日: {
    reading: "ニチ",
    digits: { 七: "シチ", 九: "ク" },
    fused: { 四: "ヨッカ" },
    whole: {
      二: "フツカ",
      三: "ミッカ",
      四: "ヨッカ",
      五: "イツカ",
      六: "ムイカ",
      七: "ナノカ",
      八: "ヨーカ",
      九: "ココノカ",
      十: "トーカ",
      二十: "ハツカ",
    },
    accents: { ツイタチ: 4, ココノカ: 4 },
  },
  月: { reading: "ガツ", digits: { 四: "シ", 七: "シチ", 九: "ク" } },
  年: { reading: "ネン", digits: { 四: "ヨ" } },
  年生: { reading: "ネンセー", digits: { 四: "ヨ" } },
  時: { reading: "ジ", digits: hour },
  時間: { reading: "ジカン", digits: hour },
  分: labial("フン", "プン", "プン"),
  プン: labial("フン", "プン", "プン"),
  秒: { reading: "ビョー" },
  週間: { reading: "シューカン" },
  週: { reading: "シュー" },
  か月: { reading: "カゲツ" },
  歳: { reading: "サイ", whole: { 二十: "ハタチ" }, accents: { ハタチ: 1 } },
  才: { reading: "サイ", whole: { 二十: "ハタチ" }, accents: { ハタチ: 1 } },
  世紀: { reading: "セーキ" },
  円: { reading: "エン", digits: { 四: "ヨ" }, flatAfter: "百千万億兆" },
  本: labial("ホン", "ボン"),
  匹: labial("ヒキ", "ビキ"),
  杯: labial("ハイ", "バイ"),
  票: labial("ヒョー", "ビョー"),
  泊: labial("ハク", "パク", "パク"),
  発: labial("ハツ", "パツ"),
  歩: labial("ホ", "ポ"),
  版: labial("ハン", "パン"),
  編: labial("ヘン", "ペン"),
  品: labial("ヒン", "ピン"),
  拍: labial("ハク", "パク"),
  階: { reading: "カイ", afterNasal: "ガイ" },
  軒: { reading: "ケン", afterNasal: "ゲン" },
  足: { reading: "ソク", afterNasal: "ゾク" },
  羽: { reading: "ワ" },
  畳: { reading: "ジョー", digits: { 四: "ヨ" } },
  個: { reading: "コ" },
  回: { reading: "カイ" },
  件: { reading: "ケン" },
  曲: { reading: "キョク" },
  巻: { reading: "カン" },
  機: { reading: "キ" },
  級: { reading: "キュー" },
  期: { reading: "キ" },
  局: { reading: "キョク" },
  校: { reading: "コー" },
  か国: { reading: "カコク" },
  か所: { reading: "カショ" },
  冊: { reading: "サツ" },
  隻: { reading: "セキ" },
  周: { reading: "シュー" },
  種類: { reading: "シュルイ" },
  章: { reading: "ショー" },
  勝: { reading: "ショー" },
  社: { reading: "シャ" },
  試合: { reading: "シアイ" },
  席: { reading: "セキ" },
  層: { reading: "ソー" },
  頭: { reading: "トー" },
  点: { reading: "テン" },
  通: { reading: "ツー" },
  体: { reading: "タイ" },
  着: { reading: "チャク" },
  丁目: { reading: "チョーメ" },
  枚: { reading: "マイ" },
  台: { reading: "ダイ" },
  名: { reading: "メー" },
  番: { reading: "バン" },
  番目: { reading: "バンメ" },
  度: { reading: "ド" },
  倍: { reading: "バイ" },
  号: { reading: "ゴー" },
  号室: { reading: "ゴーシツ" },
  割: { reading: "ワリ" },
  部: { reading: "ブ" },
  話: { reading: "ワ" },
  行: { reading: "ギョー" },
  年代: { reading: "ネンダイ" },
  年間: { reading: "ネンカン", digits: { 四: "ヨ" } },
  桁: native("ケタ"),
  組: native("クミ"),
  箱: native("ハコ"),
  皿: native("サラ"),
  束: native("タバ"),
  切れ: native("キレ"),
  粒: native("ツブ"),
  晩: native("バン"),
  部屋: native("ヘヤ"),
  口: native("クチ"),
  株: native("カブ"),
  袋: native("フクロ"),
  声: native("コエ"),
  通り: native("トーリ"),
  言: native("コト"),
  キロ: { reading: "キロ", geminating: "六十百" },
  カロリー: { reading: "カロリー", geminating: "六十百" },
  パーセント: { reading: "パーセント" },
  ページ: { reading: "ページ" },
  ポイント: { reading: "ポイント" },
  ポンド: { reading: "ポンド" },
};

const GEMINATED: Readonly<Record<string, string>> = {
  一: "イッ",
  六: "ロッ",
  八: "ハッ",
  十: "ジュッ",
  百: "ヒャッ",
};

/** Which last digits end in ッ before a counter that begins with this kana. */
function geminating(first: string): string {
  if ("カキクケコ".includes(first)) return "一六八十百";
  if ("ハヒフヘホ".includes(first)) return "一六八十百";
  if ("サシスセソタチツテト".includes(first)) return "一八十";
  if ("パピプペポ".includes(first)) return "十";
  return "";
}

/** ハ row to パ row. */
const toSemivoiced = (reading: string): string =>
  reading.replace(/^[ハヒフヘホ]/, (kana) => String.fromCharCode(kana.charCodeAt(0) + 2));

/**
 * Reads a number with its counter.
 * @param number - The number in kanji, as in {@link readKanjiNumber}.
 * @param counter - The counter's entry, or `{ reading }` for one that is not in the table.
 * @returns Katakana as spoken.
 */
export function readWithCounter(number: string, counter: Counter): string {
  const whole = counter.whole?.[number];
  if (whole) return whole;
  const { head, last, tail }: NumberReading = readKanjiNumber(number);
  const fused = counter.fused?.[last];
  if (fused) return head + fused;
  const digit = counter.digits?.[last];
  if (digit) return head + digit + counter.reading;
  if ((counter.geminating ?? geminating(counter.reading[0])).includes(last)) {
    return head + stem(tail, last) + toSemivoiced(counter.reading);
  }
  if ("三何千".includes(last)) return head + tail + (counter.afterNasal ?? counter.reading);
  if (last === "四") return head + tail + (counter.afterFour ?? counter.reading);
  return head + tail + counter.reading;
}

/** The last digit or power with ッ at its end; keeps what is fused before it (サンビャク to サンビャッ). */
function stem(tail: string, last: string): string {
  if (last === "百" || last === "十") return tail.replace(/ク$|ー$/, "ッ");
  return GEMINATED[last];
}

/**
 * Whether 十分 means ten minutes (ジュップン) by its neighbours; otherwise it is ジューブン, "enough".
 * @param before - The text before it.
 * @param after - The text after it.
 */
export function isTenMinutes(before: string, after: string): boolean {
  return (
    /(?:時|約|あと|およそ|毎)$/.test(before) ||
    /^(?:間|後|前|ほど|くらい|ぐらい|以内|以上|おき|ごと|待|遅|歩|弱|強|経)/.test(after)
  );
}
