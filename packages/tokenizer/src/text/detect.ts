/**
 * Which language a stretch of Han characters is written in.
 * @module
 */
import type { Language, LanguageOption } from "@cosyvoice-lite/spec";
import { isCantonese } from "./cantonese-markers";
import { CHINESE_ONLY, JAPANESE_ONLY, SIMPLIFIED_ONLY } from "./han-variants";

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// Grammar that Japanese, which also writes 的, 不 and 是 inside words, does not have.
const CHINESE_GRAMMAR = /不是|[我你他][的是很也在]|就是|的意思|[是有]的|[很把](?=[\p{Script=Han}])|了(?=[，。！？,.!?]|$)|[一二三两兩幾几][個个]/gu; // prettier-ignore

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether a text holds Japanese kana. */
function hasKana(text: string): boolean {
  return text.search(KANA) >= 0;
}

/** How much speaks for Chinese of any kind and for Japanese; kana are counted apart. */
function evidence(text: string): { chinese: number; japanese: number; kana: number } {
  return {
    chinese:
      count(text, SIMPLIFIED_ONLY) + count(text, CHINESE_ONLY) + count(text, CHINESE_GRAMMAR),
    japanese: count(text, JAPANESE_ONLY),
    kana: count(text, KANA),
  };
}

/** Chinese or Japanese by their own characters; `undefined` where a text has none. */
function sideOf(text: string): "ja" | "chinese" | undefined {
  const { chinese, japanese, kana } = evidence(text);
  // One Chinese character says more than one kana: every Japanese clause has several of these.
  const forJapanese = kana + 2 * japanese;
  if (2 * chinese > forJapanese) return "chinese";
  return forJapanese > 0 ? "ja" : undefined;
}

/** Short quotations; what stands in them may be what a text is about. */
const QUOTED = /[“「『][^“”「」『』]{1,12}[”」』]/g;
/** Words about words. */
const ABOUT_WORDS =
  /[廣广][東东][話话]|[粵粤][語语文]|白[話话]|普通[話话]|[國国][語语]|[漢汉][語语]|中文|方言|口[語语]|俗[語语]|[詞词]|[讀读]音|[發发]音|[說说](?:法|成)|意思|叫做|就是|[寫写]成|翻[譯译]|[這这][個个]字|是[粵粤]/;

/** A text without the words that it talks about; all of it where nothing else is left to decide. */
function withoutQuoted(text: string): string {
  const outside = text.replace(QUOTED, " ");
  if (outside.length === text.length || !ABOUT_WORDS.test(outside)) return text;
  return (outside.match(/\p{Script=Han}/gu)?.length ?? 0) >= 3 ? outside : text;
}

/**
 * The language of Han characters for a whole text: the caller's choice, or what its characters say.
 * Kana and Japanese character forms make them Japanese, Cantonese words make them Cantonese, else they are Mandarin.
 */
export function hanLanguageOf(text: string, option: LanguageOption): Language {
  if (option === "zh" || option === "ja" || option === "yue") return option;
  // The opening decides: a bounded look keeps long texts streaming.
  const head = text.slice(0, 4000);
  if (sideOf(head) === "ja") return "ja";
  return isCantonese(withoutQuoted(head)) ? "yue" : "zh";
}

/**
 * The language of the Han characters of a sentence inside a text: its own characters decide, else the text.
 * @param fallback - The language of the whole text.
 * @param option - What the caller asked for.
 */
export function sentenceHanLanguage(
  sentence: string,
  fallback: Language,
  option: LanguageOption,
): Language {
  if (option === "zh" || option === "ja" || option === "yue") return option;
  const side = sideOf(sentence);
  if (side === "ja") return "ja";
  if (isCantonese(withoutQuoted(sentence))) return "yue";
  if (side !== "chinese" || fallback === "zh") return fallback;
  // Cantonese writing has plain sentences too; simplified characters among traditional ones are Mandarin.
  return fallback === "ja" || count(sentence, SIMPLIFIED_ONLY) > 0 ? "zh" : fallback;
}

/**
 * The language of the Han characters of one clause.
 * @param clause - Text between punctuation marks.
 * @param sentence - The language of the sentence around it.
 * @param option - What the caller asked for.
 * @param isTraditional - Whether that sentence {@link hasTraditionalCantonese}. Default: it has not.
 */
export function clauseHanLanguage(
  clause: string,
  sentence: Language,
  option: LanguageOption,
  isTraditional = false,
): Language {
  if (option === "ja") return "ja";
  const side = sideOf(clause);
  if (side === "ja" && (option !== "zh" && option !== "yue" ? true : hasKana(clause))) return "ja";
  if (option === "yue" || option === "zh") return option;
  if (isCantonese(clause)) return "yue";
  if (isTraditional && count(clause, SIMPLIFIED_ONLY) > 0) return "zh";
  return side === "chinese" && sentence === "ja" ? "zh" : sentence;
}

/**
 * Whether a sentence has a Cantonese clause in traditional characters. Simplified clauses beside it are another
 * language: 佢話「得」，就是“可以”.
 */
export function hasTraditionalCantonese(sentence: string): boolean {
  return (
    sentence.search(SIMPLIFIED_ONLY) >= 0 &&
    sentence
      .split(/[，。！？；,.!?;「」『』“”]/)
      .some((clause) => clause.search(SIMPLIFIED_ONLY) < 0 && isCantonese(clause))
  );
}
