/**
 * Predictions for Japanese: the katakana of a sentence, and high or low pitch per mora.
 * @module
 */
import { LENGTH } from "../../src/symbols";
import { japanese } from "../../src/languages/ja";
import { nodeDictionaryLoader } from "../../src/languages/ja/dictionary-loader-node";
import { loadKuromojiAnalyzer } from "../../src/languages/ja/kuromoji-analyzer";
import { joinNumberPhrases } from "../../src/languages/ja/number-phrases";
import { readMorphemes } from "../../src/languages/ja/pronounce";
import type { Predict } from "./predictor-for";
import { rewrite } from "../../src/text/traced-text";

/** Katakana as spoken. */
export async function predictKatakana(): Promise<Predict> {
  const { normalize } = await japanese.load();
  const analyze = await loadKuromojiAnalyzer(await nodeDictionaryLoader());
  return (input) => {
    const text = rewrite(normalize, input);
    return readMorphemes(joinNumberPhrases(text, analyze(text)))
      .map(({ kana }) => kana)
      .join("");
  };
}

const VOWEL = /^[aiɯeoɨ]$/;
const NASAL = /^[mnŋɲɴ]$/;

/** One letter per mora of a word, from its symbols: without pitch marks a word is low, then high. */
function pitchOf(symbols: readonly string[]): string {
  const marked = symbols.some((symbol) => symbol === "ꜛ" || symbol === "ꜜ");
  const sounds = symbols.filter((symbol) => symbol !== "ꜛ" && symbol !== "ꜜ");
  let high = false;
  let heard = 0;
  let letters = "";
  for (const symbol of symbols) {
    if (symbol === "ꜛ") high = true;
    else if (symbol === "ꜜ") high = false;
    else {
      const next = sounds[++heard];
      const isMora =
        VOWEL.test(symbol) ||
        symbol === LENGTH ||
        symbol === "ʔ" ||
        (NASAL.test(symbol) && !(next !== undefined && VOWEL.test(next)));
      if (!isMora) continue;
      letters += (marked ? high : letters !== "") ? "H" : "L";
    }
  }
  return letters;
}

/** One letter per mora, H or L. */
export async function predictAccent(): Promise<Predict> {
  const { normalize, phonemize } = await japanese.load();
  return (input) =>
    phonemize(rewrite(normalize, input))
      .map(({ symbols }) => pitchOf(symbols))
      .join("");
}
