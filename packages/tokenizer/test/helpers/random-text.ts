/**
 * Seeded random texts as nasty as users are.
 * @module
 */

/** Numbers in 0…1, always the same for one seed. */
export type Random = () => number;

/** Marsaglia's xorshift with 32 bits of state (Xorshift RNGs, 2003), plenty for test texts. */
export function seededRandom(seed: number): Random {
  // Neighbouring seeds begin far apart, and zero would stay zero.
  let state = Math.imul(seed, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Closed ranges of code points; `D800` to `DFFF` gives lone surrogates. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x00, 0x1f],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x1100, 0x11ff],
  [0x2000, 0x206f],
  [0x20a0, 0x2bff],
  [0x3000, 0x303f],
  [0x3040, 0x30ff],
  [0x3130, 0x318f],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xff00, 0xffef],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1faff],
  [0x20000, 0x2a6df],
  [0xe0000, 0xe007f],
  [0x10000, 0x10ffff],
];

/** What rules look for, whole and in pieces. */
const FRAGMENTS: readonly string[] = [
  "@handle\n", "@", "#tag", "https://a.example/b?c=1&d=%20", "www.", ".com", "x@y.example", "C:\\a\\b", "file.txt",
  "<lang ja>", `<lang xml:lang="zh-HK">`, "</lang>", "<lang xx>", "<lang", "<b>", "a < b", "<3", "&amp;", "&#x41;",
  "$", "€5", "¥1,234.50", "₩", "£-3", "1,234,567.89", "1,2,3", "0.5", ".5", "5.", "-7", "−7", "±2", "1e9", "½", "3/4",
  "²", "10%", "100°C", "5kg", "km/h", "3 m²", "12:30", "25:61", "5pm", "2026-11-23", "23/11/2026", "3月5日", "2026年",
  "3월 5일", "第3回", "3人", "3개", "三千五百", "壹佰", "١٢٣", "１２３", "ＡＢＣ", "ｱｲｳ", "ﾊﾞ", "A.B.C.", "Dr. ", "e.g. ", "U.S.",
  "don't", "'s", "'", "“", "」", "…", "...", "—", "--", "~", "・", "、", "。", "！？", "?!", "\r\n", "\n\n", "\u2028",
  "👍🏽", "👨‍👩‍👧", "🇯🇵", "☃️", "\u200d", "\u202e", "\ufeff", "\u0000", "e\u0301", "か\u3099", "한", "ᄒ\u1161ᆫ", "ㅋㅋㅋ", "々",
  "の", "は", "重慶", "行不行", "係咪", "了", "儿", "NGUYỄN", "ǅ", "İ", "ß", "ﬁ", "ſ", "Z\u0351\u036b\u0343", "__proto__",
]; // prettier-ignore

/** Units of which long rows are made: what a careless pattern would backtrack over. */
const ROWS: readonly string[] = [
  "a", "A", "1", "1,", "1.", "1-", "1/", "1:", "0", "-", ".", ",", "'", "(", "<", "<lang ", "</lang>", "@", "a@", "a.", "a-",
  "a'", "$", "%", " ", "\n", "一", "十", "千万", "的", "あ", "ー", "ッ", "가", "ㅋ", "\u0301", "a\u0301", "\ud800", "👍", "\u200d", "é", "١",
]; // prettier-ignore

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];

function randomCharacter(random: Random): string {
  const [from, to] = pick(random, RANGES);
  return String.fromCodePoint(from + Math.floor(random() * (to - from + 1)));
}

function part(random: Random): string {
  const kind = random();
  if (kind < 0.45) return pick(random, FRAGMENTS);
  if (kind < 0.9) return randomCharacter(random);
  const unit = random() < 0.7 ? pick(random, ROWS) : randomCharacter(random);
  return unit.repeat(1 + Math.floor(random() * 12));
}

/** One text: a dozen parts or fewer, now and then with 10,000 times the same in it. */
export function randomText(random: Random): string {
  const count = Math.floor(random() * 10);
  let text = "";
  for (let i = 0; i < count; i++) text += part(random) + (random() < 0.2 ? " " : "");
  if (random() < 1 / 2000) {
    const unit = pick(random, ROWS);
    text += unit.repeat(Math.ceil(10_000 / unit.length)) + pick(random, FRAGMENTS);
  }
  return text;
}
