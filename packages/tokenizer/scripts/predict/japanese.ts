/**
 * Predictions for Japanese: the katakana of a sentence, and high or low pitch per mora.
 * @module
 */
import { japanese } from "../../src/languages/ja";
import { createAnalyzer } from "../../src/languages/ja/dictionary/analyzer";
import { createDictionary } from "../../src/languages/ja/dictionary/dictionary";
import { READING_BREAK } from "../../src/languages/ja/dictionary/readings";
import { japaneseDictionaryUrl } from "../../src/data-files";
import { packagedDictionary } from "../../src/languages/shared/dictionary-loader";
import { joinNumberPhrases } from "../../src/languages/ja/number-phrases";
import { readMorphemes } from "../../src/languages/ja/pronounce";
import { rewrite } from "../../src/text/traced-text";
import type { Predict } from "./predict";

/** Katakana as spoken. */
export async function predictKatakana(): Promise<Predict> {
  const { normalize } = await japanese.load();
  const analyze = createAnalyzer(
    createDictionary(await packagedDictionary(japaneseDictionaryUrl)()),
  );
  return (input) => {
    const text = rewrite(normalize, input);
    return readMorphemes(joinNumberPhrases(text, analyze(text)))
      .map(({ kana }) => kana.replaceAll(READING_BREAK, ""))
      .join("");
  };
}

/** One letter per mora, H or L. */
export async function predictAccent(): Promise<Predict> {
  const { normalize, phonemize } = await japanese.load();
  return (input) =>
    phonemize(rewrite(normalize, input))
      .map(({ accent }) => accent?.pattern ?? "")
      .join("");
}
