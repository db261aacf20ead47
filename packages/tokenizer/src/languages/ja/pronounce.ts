import { READING_BREAK } from "./dictionary/readings";
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
 * Katakana as spoken, or `undefined` for what cannot be read (unknown kanji, Latin letters, punctuation).
 * @param morpheme - What to read.
 * @param neighbours - The morphemes that it touches.
 */
function pronounce(morpheme: Morpheme, neighbours: Neighbours = {}): string | undefined {
  const { surface, pronunciation } = morpheme;
  const reading = readInContext(morpheme, neighbours);
  if (reading !== undefined) return reading;
  const known =
    pronunciation !== undefined && isKatakana(pronunciation.replaceAll(READING_BREAK, ""))
      ? pronunciation
      : undefined;
  // Katakana is already a reading: the dictionary's would rewrite ヴ and small vowels.
  if (isKatakana(surface))
    return known && !/[ヴァィゥェォヮ]/.test(surface) ? known : expandIterationMarks(surface);
  if (known) return lengthenSmallVowels(lengthenEi(surface, known));
  return isKana(surface) ? lengthenSmallVowels(readHiragana(surface)) : undefined;
}

/** A morpheme with its reading. */
export interface ReadMorpheme {
  readonly morpheme: Morpheme;
  /** Katakana; parts that are accent phrases of their own stand between colons. */
  readonly kana: string;
}

/** Reads all morphemes of a text; those that cannot be read are left out. */
export function readMorphemes(morphemes: readonly Morpheme[]): ReadMorpheme[] {
  const touching = (left: number): boolean =>
    left >= 0 && morphemes[left].end === morphemes[left + 1]?.start;
  return morphemes.flatMap((morpheme, index) => {
    const hasBefore = touching(index - 1);
    const kana = pronounce(morpheme, {
      before: hasBefore ? morphemes[index - 1] : undefined,
      secondBefore: hasBefore && touching(index - 2) ? morphemes[index - 2] : undefined,
      after: touching(index) ? morphemes[index + 1] : undefined,
    });
    return kana === undefined ? [] : [{ morpheme, kana }];
  });
}

/** The morphemes that a morpheme touches. */
interface Neighbours {
  readonly before?: Morpheme;
  /** The one before that. */
  readonly secondBefore?: Morpheme;
  readonly after?: Morpheme;
}

/** The reading of a morpheme in its place, or `undefined` where the dictionary's holds. */
function readInContext(morpheme: Morpheme, neighbours: Neighbours): string | undefined {
  return readWord(morpheme, neighbours) ?? readSound(morpheme, neighbours.before);
}

function readWord(
  { surface, pos, detail, pronunciation }: Morpheme,
  { before, secondBefore, after }: Neighbours,
): string | undefined {
  if (/^日本[人語製]?$/.test(surface)) return pronunciation?.replace("ニッポン", "ニホン");
  // The dictionary may spell the verb 言う as イウ.
  if (pos === "動詞" && pronunciation === "イウ" && /^[言云い]う$/.test(surface)) return "ユー";
  // 行った is イッタ or オコナッタ: the latter has an object.
  if (surface === "行っ") return before?.surface === "を" ? "オコナッ" : "イッ";
  // 後 is ゴ after nouns (食事後), アト by itself and after た, て and の.
  if (surface === "後" && (!before || /^[ただてでの]$/.test(before.surface))) return "アト";
  // Between the numbers of a score: 三対〇.
  if (surface === "対" && before?.detail === "数") return "タイ";
  if (surface === "辺" && /^[こそあど]の$/.test(before?.surface ?? "")) return "ヘン";
  if (surface === "中" && /^(?:一日|一年|一晩|今日|明日|今年)$/.test(before?.surface ?? ""))
    return "ジュー";
  // 皆 by itself is ミンナ in speech; 皆様 and 皆さん keep ミナ.
  if (surface === "皆" && after?.pos === "助詞") return "ミンナ";
  // The mark of a river after a foreign name is voiced: ナイル川.
  if (surface === "川" && before && isKatakana(before.surface)) return "ガワ";
  // The edge of something is フチ; エン is a bond.
  if (surface === "縁" && before?.surface === "の") return "フチ";
  // A card named by a verb: 持ち札, 引き札.
  if (surface === "札" && before?.pos === "動詞") return "フダ";
  if (surface === "一声") return "ヒトコエ";
  // 逝く is イク today, and 拘る コダワル, but for にも拘らず.
  if (surface.startsWith("逝")) return pronunciation?.replace(/^ユ/, "イ");
  if (surface.startsWith("拘") && !/ず/.test(surface + (after?.surface ?? "")))
    return pronunciation?.replace(/^カカワ/, "コダワ");
  if (surface === "政" && detail !== "固有名詞" && after?.pos === "助詞") return "マツリゴト";
  // What a clause names is given up (ヤメル), a thing is brought to a halt (トメル).
  const hasClause =
    before?.pos === "助詞" &&
    /^(?:の|こと)$/.test(secondBefore?.surface ?? "") &&
    secondBefore?.pos === "名詞";
  if (hasClause && pos === "動詞" && surface.startsWith("止め"))
    return pronunciation?.replace(/^ト/, "ヤ");
  return undefined;
}

function readSound({ surface, pos }: Morpheme, before: Morpheme | undefined): string | undefined {
  if (!before) return undefined;
  // Drawn-out hiragana: すげぇ.
  if (/^[ぁぃぅぇぉ]+$/.test(surface)) return "ー";
  // The う of しよう only makes the vowel before it long.
  if (surface === "う" && pos === "助動詞" && O_ROW.includes(before.pronunciation?.at(-1) ?? " "))
    return "ー";
  if (surface === "々" && /^\p{Script=Han}$/u.test(before.surface)) return before.pronunciation;
  return undefined;
}
