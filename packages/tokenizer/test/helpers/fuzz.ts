/**
 * Runs random texts through the front end.
 * @module
 */
import { SynthesisError, type LanguageOption, type Utterance } from "@cosyvoice-lite/spec";
import { createFrontend } from "../../src/frontend";
import { checkUtterances } from "./check-utterances";
import { randomText, seededRandom } from "./random-text";

/** The hints that texts are read with, in turn. */
export const HINTS: readonly LanguageOption[] = ["auto", "zh", "en", "ja", "yue", "ko"];

/**
 * Reads `count` random texts.
 * @throws Error with the text and the seed of the first that breaks a rule.
 */
export async function fuzz(seed: number, count: number, language: LanguageOption): Promise<void> {
  const random = seededRandom(seed);
  const frontend = createFrontend({
    lexicon: { handle: "at", 重慶: { pinyin: "chong2 qing4" }, の: { katakana: "ノ", accent: 0 }, "5": "five" }, // prettier-ignore
  });
  for (let i = 0; i < count; i++) {
    const text = randomText(random);
    try {
      const utterances: Utterance[] = [];
      for await (const utterance of frontend.utterances(text, { language }))
        utterances.push(utterance);
      checkUtterances(text, utterances);
    } catch (cause) {
      if (SynthesisError.is(cause)) continue;
      const shown = JSON.stringify(text.length > 400 ? `${text.slice(0, 400)}…` : text);
      const where = `${language}, seed ${seed}, text ${i} of ${text.length} characters`;
      throw new Error(`${(cause as Error).message} (${where}): ${shown}`, { cause });
    }
  }
}
