/**
 * Traditional characters to simplified ones, one to one, so that every offset stays.
 * @module
 */
import { SIMPLIFIED, TRADITIONAL } from "./traditional-data";

/** 著 of traditional text is 着 except where it means writing or outstanding. */
const PARTICLE = /(?<![显名原专编巨土卓昭论译遗合拙自])著(?![名作述称者有录]|书立)/g;
/** Characters with a second use of their own that is kept: 瞭望, 甚至. */
const PARTLY: readonly (readonly [RegExp, string])[] = [
  [/瞭(?!望)/g, "了"],
  [/甚(?=么)/g, "什"],
];
/** Variants that the table of standard forms leaves out. */
const VARIANTS = "妳牠祂裏喫纔祕羣峯牀麪綫竈衆説";
const STANDARD = "你它他里吃才秘群峰床面线灶众说";

/** Makes the converter; the table is built once per call, so keep the result. */
export function createSimplifier(): (text: string) => string {
  const table = new Map<string, string>();
  for (let i = 0; i < VARIANTS.length; i++) table.set(VARIANTS[i], STANDARD[i]);
  for (let i = 0; i < TRADITIONAL.length; i++) table.set(TRADITIONAL[i], SIMPLIFIED[i]);
  return (text) => {
    let out = "";
    for (let i = 0; i < text.length; i++) out += table.get(text[i]) ?? text[i];
    for (const [pattern, by] of PARTLY) out = out.replace(pattern, by);
    // Only in traditional text: simplified text writes 着 where it means it.
    return out === text ? out : out.replace(PARTICLE, "着");
  };
}
