/**
 * Erhua: a noun suffix 儿 that melts into the syllable before it.
 * @module
 */

import type { TextRange } from "../shared/words";

/** Stands for a 儿 that the syllable before it has taken. */
export const MERGED = "r";

/** Words in which the suffix is usual in careful speech; elsewhere 儿 stays a syllable (婴儿, 鱼儿 in verse). */
const STEM =
  /(?:慢慢|好好|一下|[哥爷姐娘]们|[这那哪会点事玩味劲伴活空份块画今明昨样圈串粒馅腿缝芽弯盖片盘碟罐勺末天棍珠嗓刺根枝皮眼脸嘴词字号牌座边角尖兜绳桶墩桩声干气条瓣单梗管环件节亮铃路苗模拐票谱绒扇身绳刷丝摊探套托围鞋杏袖腰页影院杂渣招罩阵坠豆带蛋调法缸歌个盒坑裤领楼帽沫跑瓢球碗线]|胡同|(?<![一二两三四五六七八九十几])本|(?<!开)门|(?<!小)[花孩]|小[孩鸟猫狗曲车]|[小大老]头|(?<![女幼])老伴)$/;
/** Words that begin with 儿, and nouns for children, in which it is a root. */
const ROOT = /^[童子女科媳歌时孙戏化]/;

/** Gives each merged 儿 that was cut off as a word to the word before it. */
export function joinMerged(words: readonly TextRange[], spoken: readonly string[]): TextRange[] {
  const out: TextRange[] = [];
  for (const { start, end } of words) {
    const before = out.at(-1);
    if (spoken[start] !== MERGED || !before) {
      out.push({ start, end });
      continue;
    }
    out[out.length - 1] = { start: before.start, end: start + 1 };
    if (end > start + 1) out.push({ start: start + 1, end });
  }
  return out;
}

/**
 * Merges the suffix: 花儿 `hua1 er2` → `huar1` and {@link MERGED}.
 * @param text - Simplified text.
 * @param readings - Numbered pinyin per UTF-16 unit, `""` where nothing is spoken.
 */
export function erhua(text: string, readings: readonly string[]): string[] {
  const out = [...readings];
  for (let i = text.indexOf("儿"); i >= 0; i = text.indexOf("儿", i + 1)) {
    const before = out[i - 1];
    if (!before || !out[i].startsWith("er") || ROOT.test(text.slice(i + 1, i + 2))) continue;
    if (!STEM.test(text.slice(Math.max(0, i - 3), i))) continue;
    out[i - 1] = `${before.slice(0, -1)}r${before.slice(-1)}`;
    out[i] = MERGED;
  }
  return out;
}
