/**
 * Groups morphemes into words, the units between word boundaries.
 * @module
 */
import type { PhrasePart } from "./accent/accentuate";
import { READING_BREAK } from "./dictionary/readings";
import type { ReadMorpheme } from "./pronounce";

/** A word before it becomes symbols. */
interface KanaWord {
  readonly start: number;
  end: number;
  /** Katakana as spoken. */
  kana: string;
  /** Where its morae stand in accent phrases. */
  readonly parts: PhrasePart[];
}

/** Whether a morpheme belongs to the word before it: endings of inflected forms, and sounds that cannot begin a word. */
function isEnding({ morpheme, kana }: ReadMorpheme): boolean {
  const { pos, detail, surface } = morpheme;
  if (/^[ーッンァィゥェォャュョ]/.test(kana)) return true;
  if (pos === "助動詞") return true;
  if (pos === "助詞") return detail === "接続助詞" && /^(?:て|で|ちゃ|じゃ|ば)$/.test(surface);
  return pos === "動詞" && (detail === "接尾" || detail === "非自立");
}

/**
 * Joins endings onto the word they touch; everything else is a word of its own.
 * @param morphemes - Read morphemes, in order.
 * @param accents - Their places in accent phrases.
 */
export function groupWords(
  morphemes: readonly ReadMorpheme[],
  accents: readonly (readonly PhrasePart[])[],
): KanaWord[] {
  const words: KanaWord[] = [];
  morphemes.forEach((read, index) => {
    const before = words.at(-1);
    const { start, end } = read.morpheme;
    const kana = read.kana.replaceAll(READING_BREAK, "");
    // Nothing ends in ッ: えっ and と are one word.
    if (before && before.end === start && (isEnding(read) || before.kana.endsWith("ッ"))) {
      before.end = end;
      before.kana += kana;
      for (const part of accents[index]) before.parts.push(part);
    } else words.push({ start, end, kana, parts: [...accents[index]] });
  });
  return words;
}
