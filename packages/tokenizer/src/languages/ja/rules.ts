/**
 * The rules of Japanese over its dictionary. Apart from the module, so that their code comes with the first Japanese text.
 * @module
 */
import type { LanguageRules, PhonemeWord } from "../language-module";
import { accentuate, markPitch, type PhrasePart } from "./accent/accentuate";
import { createAnalyzer } from "./dictionary/analyzer";
import { createDictionary } from "./dictionary/dictionary";
import { READING_BREAK } from "./dictionary/readings";
import { createMoraEncoder } from "./mora-symbols";
import { normalizeJapanese } from "./normalize/normalize";
import { joinNumberPhrases } from "./number-phrases";
import { readMorphemes, type ReadMorpheme } from "./pronounce";

/**
 * @param dictionary - The dictionary's bytes after decompression.
 * @throws Error when they are damaged or of another version.
 */
export function createJapaneseRules(dictionary: ArrayBuffer): LanguageRules {
  const analyze = createAnalyzer(createDictionary(dictionary));
  const encode = createMoraEncoder();
  return {
    language: "ja",
    normalize: normalizeJapanese,
    phonemize(text): PhonemeWord[] {
      const reads = readMorphemes(joinNumberPhrases(text, analyze(text)));
      return groupWords(reads, accentuate(reads)).flatMap(({ start, end, kana, parts }) => {
        const rows = encode.morae(kana);
        return rows.some((row) => row.length > 0)
          ? [{ start, end, ...markPitch(rows, parts) }]
          : [];
      });
    },
  };
}

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
function groupWords(
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
