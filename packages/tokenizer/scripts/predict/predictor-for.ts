/**
 * Which prediction a set asks for, by its name: `<language>-<kind>[-<source>]`.
 * @module
 */
import { isLanguage } from "@cosyvoice-lite/spec";
import { predictAccent, predictKatakana } from "./japanese";
import { predictPhones, predictSurfaceHangul } from "./korean";
import { predictLanguage } from "./language";
import type { Predict } from "./predict";
import { predictNormalized } from "./normalized";
import { predictArpabet, predictHomograph } from "./english";
import {
  predictJyutping,
  predictMarkedPinyin,
  predictPinyin,
  predictSpokenPinyin,
} from "./chinese";

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
  if (kind === "tn" && isLanguage(language)) return predictNormalized(language);
  const known = Object.keys(KINDS).find((name) => set === name || set.startsWith(`${name}-`));
  return known === undefined ? undefined : KINDS[known]();
}
