/**
 * Groups morphemes into words, the units between word boundaries.
 * @module
 */
import type { ReadMorpheme } from "./pronounce";

/** A word before it becomes symbols. */
export interface KanaWord {
  readonly start: number;
  readonly end: number;
  /** Katakana as spoken. */
  readonly kana: string;
}

/** Whether a morpheme belongs to the word before it: endings of inflected forms, and sounds that cannot begin a word. */
function isEnding({ morpheme, kana }: ReadMorpheme): boolean {
  const { pos, detail, surface } = morpheme;
  if (/^[ーッンァィゥェォャュョ]/.test(kana)) return true;
  if (pos === "助動詞") return true;
  if (pos === "助詞") return detail === "接続助詞" && /^(?:て|で|ちゃ|じゃ|ば)$/.test(surface);
  return pos === "動詞" && (detail === "接尾" || detail === "非自立");
}

/** Joins endings onto the word they touch; everything else is a word of its own. */
export function groupWords(morphemes: readonly ReadMorpheme[]): KanaWord[] {
  const words: KanaWord[] = [];
  for (const read of morphemes) {
    const before = words.at(-1);
    const { start, end } = read.morpheme;
    // Nothing ends in ッ: えっ and と are one word.
    if (before && before.end === start && (isEnding(read) || before.kana.endsWith("ッ"))) {
      words[words.length - 1] = { start: before.start, end, kana: before.kana + read.kana };
    } else words.push({ start, end, kana: read.kana });
  }
  return words;
}
