/**
 * Predictions for Mandarin and Cantonese readings.
 * @module
 */
import { loadCantoneseReader } from "../../src/languages/yue";
import { loadMandarinReader } from "../../src/languages/zh/reader";
import type { Predict } from "./predict";

/** Citation pinyin of the character between two ▁. */
export async function predictMarkedPinyin(): Promise<Predict> {
  const read = await loadMandarinReader();
  return (input) => {
    const at = input.indexOf("▁");
    return read(input.replaceAll("▁", "")).citation[at] ?? "";
  };
}

/** Citation pinyin of every character. */
export async function predictPinyin(): Promise<Predict> {
  const read = await loadMandarinReader();
  return (input) => read(input).citation.filter(Boolean).join(" ");
}

/** Pinyin after the tone changes. */
export async function predictSpokenPinyin(): Promise<Predict> {
  const read = await loadMandarinReader();
  return (input) =>
    read(input)
      .spoken.filter((syllable) => syllable !== "" && syllable !== "r")
      .join(" ");
}

/** Jyutping of every character. */
export async function predictJyutping(): Promise<Predict> {
  const read = await loadCantoneseReader();
  return (input) => read(input).flat().join(" ");
}
