/**
 * The katakana in which one morpheme is spoken.
 * @module
 */
import { expandIterationMarks, isKana, isKatakana, toKatakana } from "./kana";
import type { Morpheme } from "./morpheme";

const O_ROW = "オコゴソゾトドノホボポモヨョロ";
const U_ROW = "ウクグスズツヌフブプムユュル";

/** エイ is spoken エー in words written in kanji alone, Sino-Japanese for the most part; not in 受け入れ or 招い. */
function lengthenEi(surface: string, pronunciation: string): string {
  if (!/^\p{Script=Han}+$/u.test(surface)) return pronunciation;
  return pronunciation.replace(/([エケゲセゼテデネヘベペメレェ])イ/g, "$1ー");
}

/** A small vowel after its own vowel is long: すげぇ, ねぇ. */
const lengthenSmallVowels = (katakana: string): string =>
  katakana.replace(
    /(?<=[アカガサザタダナハバパマヤャラワ])ァ|(?<=[イキシチニミリ])ィ|(?<=[エケゲセゼテデネヘベペメレ])ェ|(?<=[オコソトノモヨロ])ォ|(?<=[ウクスルユ])ゥ/g,
    "ー",
  );

/** Hiragana that the dictionary does not know, as spoken: ウ after オ or ウ is long (ぴゅう). */
const readHiragana = (surface: string): string =>
  expandIterationMarks(toKatakana(surface)).replace(
    new RegExp(`([${O_ROW}${U_ROW}])ウ`, "g"),
    "$1ー",
  );

/**
 * Readings that depend on the neighbour, or that the dictionary ranks otherwise than everyday speech does.
 */
function readInContext(
  { surface, pos, pronunciation }: Morpheme,
  before: Morpheme | undefined,
): string | undefined {
  if (/^日本[人語製]?$/.test(surface)) return pronunciation?.replace("ニッポン", "ニホン");
  // IPADIC spells the verb 言う as イウ.
  if (pos === "動詞" && pronunciation === "イウ" && /^[言云い]う$/.test(surface)) return "ユー";
  // 行った is イッタ or オコナッタ: the latter has an object.
  if (surface === "行っ") return before?.surface === "を" ? "オコナッ" : "イッ";
  // 後 is ゴ behind nouns (食事後), アト by itself and behind た, て and の.
  if (surface === "後" && (!before || /^[ただてでの]$/.test(before.surface))) return "アト";
  if (surface === "辺" && /^[こそあど]の$/.test(before?.surface ?? "")) return "ヘン";
  if (surface === "中" && /^(?:一日|一年|一晩|今日|明日|今年)$/.test(before?.surface ?? ""))
    return "ジュー";
  // Drawn-out hiragana: すげぇ.
  if (/^[ぁぃぅぇぉ]+$/.test(surface) && before) return "ー";
  // The う of しよう only makes the vowel before it long.
  if (surface === "う" && pos === "助動詞" && O_ROW.includes(before?.pronunciation?.at(-1) ?? " "))
    return "ー";
  if (surface === "々" && before && /^\p{Script=Han}$/u.test(before.surface))
    return before.pronunciation;
  return undefined;
}

/**
 * Katakana as spoken, or `undefined` for what cannot be read (unknown kanji, Latin letters, punctuation).
 * @param morpheme - What to read.
 * @param before - The morpheme that it touches on its left, where there is one.
 */
export function pronounce(morpheme: Morpheme, before?: Morpheme): string | undefined {
  const { surface, pronunciation } = morpheme;
  const reading = readInContext(morpheme, before);
  if (reading !== undefined) return reading;
  const known =
    pronunciation !== undefined && isKatakana(pronunciation) ? pronunciation : undefined;
  // Katakana is already a reading: the dictionary's would rewrite ヴ and small vowels.
  if (isKatakana(surface))
    return known && !/[ヴァィゥェォヮ]/.test(surface) ? known : expandIterationMarks(surface);
  if (known) return lengthenSmallVowels(lengthenEi(surface, known));
  return isKana(surface) ? lengthenSmallVowels(readHiragana(surface)) : undefined;
}

/** A morpheme with its reading. */
export interface ReadMorpheme {
  readonly morpheme: Morpheme;
  readonly kana: string;
}

/** Reads all morphemes of a text; those that cannot be read are left out. */
export function readMorphemes(morphemes: readonly Morpheme[]): ReadMorpheme[] {
  return morphemes.flatMap((morpheme, index) => {
    const before = morphemes[index - 1];
    const kana = pronounce(morpheme, before?.end === morpheme.start ? before : undefined);
    return kana === undefined ? [] : [{ morpheme, kana }];
  });
}
