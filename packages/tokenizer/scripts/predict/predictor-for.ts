/**
 * Which prediction a set asks for, by its name: `<language>-<kind>[-<source>]`.
 * @module
 */
import { isLanguage } from "@cosyvoice-lite/spec";
import { LANGUAGE_MODULES } from "@cosyvoice-lite/tokenizer";
import { cleanText } from "../../src/text/clean";
import { predictAccent, predictKatakana } from "./japanese";
import { predictPhones, predictSurfaceHangul } from "./korean";
import { predictLanguage } from "./language";
import { predictArpabet, predictHomograph } from "./english";
import {
  predictJyutping,
  predictMarkedPinyin,
  predictPinyin,
  predictSpokenPinyin,
} from "./chinese";
import { TracedText } from "../../src/text/traced-text";

/** Makes one prediction. */
export type Predict = (input: string) => string | Promise<string>;

const KINDS: Readonly<Record<string, () => Promise<Predict>>> = {
  "zh-polyphone": predictMarkedPinyin,
  "zh-pinyin": predictPinyin,
  "zh-sandhi": predictSpokenPinyin,
  "yue-jyutping": predictJyutping,
  "en-oov": predictArpabet,
  "en-homograph": predictHomograph,
  "ja-reading": predictKatakana,
  "ja-accent": predictAccent,
  "ko-g2p-rules": predictSurfaceHangul,
  "ko-g2p-wikipron": predictPhones,
  lid: predictLanguage,
};

/** The predictor of a set, or `undefined` where its kind is unknown. */
export async function predictorFor(set: string): Promise<Predict | undefined> {
  const [language, kind] = set.split("-");
  if (kind === "tn" && isLanguage(language)) {
    const rules = await LANGUAGE_MODULES[language].load();
    return (input) => rules.normalize(cleanText(TracedText.of(input))).text;
  }
  const known = Object.keys(KINDS).find((name) => set === name || set.startsWith(`${name}-`));
  return known === undefined ? undefined : KINDS[known]();
}
