/**
 * What text front ends of other families of voices are made of. Not meant for applications: it may change with any version.
 * @module @cosyvoice-lite/tokenizer/parts
 */
export { createRulesFor, type RulesFor } from "../compose/rules-for";
export type { LanguageModule } from "../languages/language-module";
export { LANGUAGE_MODULES } from "../languages/registry";
export { markedSpans, regionsWithin } from "../markup/marked-spans";
export { readMarkup, type MarkedText } from "../markup/marked-text";
export type { MarkedWord } from "../markup/markup-reading";
export { cleanText } from "../text/clean";
export { hanLanguageOf } from "../text/detect";
export { lengthCut } from "../text/split";
export { languageSpans, type LanguageSpan } from "../text/spans";
export { TracedText, type TextEdit } from "../text/traced-text";
