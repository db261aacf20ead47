/**
 * Which language a stretch of Han characters is written in.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
// Characters of written Cantonese that standard Chinese does not use, or hardly ever.
const CANTONESE = /[嘅咗喺哋冇嚟啲噉嗰佢乜嘢唔俾畀攞揾搵瞓咩喎㗎囉啱諗嘥]|係咪|點解|邊個|邊度|依家/;
// Words of standard Chinese that Japanese and (strongly marked) Cantonese do not write.
const MANDARIN = /[的这们你吗呢吧啊么说没还样给让谁]|這|們|說|沒|還|嗎|是不是|我们|什么/;

/** Whether a text holds Japanese kana. */
export function hasKana(text: string): boolean {
  return KANA.test(text);
}

/**
 * The language of Han characters for a whole text: the caller's choice, or what its marker words say.
 * Kana anywhere makes kanji Japanese by default, Cantonese characters make them Cantonese.
 */
export function hanLanguageOf(text: string, option: LanguageOption): Language {
  if (option === "zh" || option === "ja" || option === "yue") return option;
  // The opening decides: a bounded look keeps long texts streaming.
  const head = text.slice(0, 4000);
  if (CANTONESE.test(head)) return "yue";
  if (!hasKana(head)) return "zh";
  const kana = head.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const han = head.match(/\p{Script=Han}/gu)?.length ?? 0;
  return kana * 6 >= han ? "ja" : "zh";
}

/**
 * The language of the Han characters of one clause.
 * @param clause - Text between punctuation marks.
 * @param fallback - The language of the whole text.
 * @param option - What the caller asked for.
 */
export function clauseHanLanguage(
  clause: string,
  fallback: Language,
  option: LanguageOption,
): Language {
  if (option === "ja") return "ja";
  if (hasKana(clause)) return "ja";
  if (option === "yue" || option === "zh") return option;
  if (CANTONESE.test(clause)) return "yue";
  if (fallback === "ja" && MANDARIN.test(clause)) return "zh";
  return fallback;
}
