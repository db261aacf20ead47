/**
 * Mandarin Chinese, simplified and traditional.
 * @module
 */
import type { LanguageModule, LanguageRules, PhonemeWord } from "../language-module";
import { createSegmenter } from "../shared/words";
import { createChineseNormalizer, MANDARIN_WORDS } from "./normalize";
import { applyContext } from "./context";
import { thirdToneSandhi } from "./sandhi";
import { syllableSymbols } from "./syllable";

/** Mandarin: pinyin-pro for readings, then our own context and sandhi rules. */
export const mandarin: LanguageModule = {
  language: "zh",
  async load(): Promise<LanguageRules> {
    const [{ pinyin }, { createSimplifier }] = await Promise.all([
      import("pinyin-pro"),
      import("./traditional"),
    ]);
    const simplify = createSimplifier();
    const segment = createSegmenter("zh");
    return {
      language: "zh",
      normalize: createChineseNormalizer(MANDARIN_WORDS),
      phonemize(text) {
        const simplified = simplify(text);
        const words = segment(simplified);
        // Characters outside the basic plane take two UTF-16 units but one entry: spread the list over units.
        const readings = spread(
          pinyin(simplified, { type: "array", toneType: "num", v: true }),
          simplified,
        );
        const spoken = thirdToneSandhi(applyContext(simplified, readings), words);
        return words.flatMap((word) => toWord(spoken, word));
      },
    };
  },
};

function spread(readings: readonly string[], text: string): string[] {
  const out: string[] = [];
  let index = 0;
  for (const character of text) {
    const reading = readings[index++] ?? "";
    out.push(/^[a-zêü]+[0-5]$/.test(reading) ? reading : "");
    if (character.length === 2) out.push("");
  }
  return out;
}

/** One word; a word that ends in a character without reading is cut there, so that the rest is still heard. */
function toWord(
  readings: readonly string[],
  { start, end }: { start: number; end: number },
): PhonemeWord[] {
  const parts: PhonemeWord[] = [];
  let symbols: string[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    const syllable = i < end && readings[i] ? syllableSymbols(readings[i]) : undefined;
    if (syllable) {
      if (symbols.length === 0) from = i;
      symbols.push(...syllable);
    } else {
      if (symbols.length > 0) parts.push({ start: from, end: i, symbols });
      symbols = [];
    }
  }
  return parts;
}
