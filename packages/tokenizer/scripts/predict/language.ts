/**
 * Prediction of the language of a sentence.
 * @module
 */
import { cleanText } from "../../src/text/clean";
import { hanLanguageOf } from "../../src/text/detect";
import { languageSpans } from "../../src/text/spans";
import type { Predict } from "./predict";
import { rewrite } from "../../src/text/traced-text";

/** The language that most of a sentence is spoken in; Latin letters weigh a quarter, since a word has many. */
export async function predictLanguage(): Promise<Predict> {
  return (input) => {
    const text = rewrite(cleanText, input);
    const weights = new Map<string, number>();
    for (const { start, end, language } of languageSpans(text, hanLanguageOf(text, "auto"), "auto"))
      weights.set(
        language,
        (weights.get(language) ?? 0) + (end - start) * (language === "en" ? 0.25 : 1),
      );
    return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "en";
  };
}
