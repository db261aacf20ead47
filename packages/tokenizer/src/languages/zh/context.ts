/**
 * Readings that the words around a character decide.
 * @module
 */

/** One rule: where `pattern` matches, the character at `offset` from the match start is read `reading`. */
interface ContextRule {
  readonly pattern: RegExp;
  readonly offset: number;
  readonly reading: string;
}

// 的 地 得 as structural particles, 不 between two equal verbs, and 一 between two equal verbs are neutral.
const RULES: readonly ContextRule[] = [
  { pattern: /(?<=[\u4e00-\u9fff])(?<![不只觉记获取值舍晓认显懒])得(?=很|太|更|好(?!处)|快|慢|清|懂|像|非常|这么|那么|十分|特别|相当|不(?!到|了|已|得))/g, offset: 0, reading: "de5" },
  { pattern: /([\u4e00-\u9fff])不\1/g, offset: 1, reading: "bu5" },
  { pattern: /([看听想说试走问笑])一\1/g, offset: 1, reading: "yi5" },
]; // prettier-ignore

/**
 * Applies the context rules.
 * @param text - Simplified text.
 * @param readings - Numbered pinyin per UTF-16 unit, `""` where nothing is spoken.
 */
export function applyContext(text: string, readings: readonly string[]): string[] {
  const out = [...readings];
  for (const { pattern, offset, reading } of RULES) {
    for (const match of text.matchAll(pattern)) {
      if (out[match.index + offset]) out[match.index + offset] = reading;
    }
  }
  return out;
}
