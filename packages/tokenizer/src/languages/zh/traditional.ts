/**
 * Traditional characters to simplified ones, one to one, so that every offset stays.
 * @module
 */
import { SIMPLIFIED, TRADITIONAL } from "./traditional-data";

/** 著 of traditional text is 着 except where it means writing or outstanding. */
const PARTICLE = /(?<![显名原专编巨土卓昭论译遗合拙自])著(?![名作述称者有录]|书立)/g;
/** Characters with a second use of their own that is kept: 瞭望, 甚至, 狼藉, 乾隆. */
const PARTLY: readonly (readonly [RegExp, string])[] = [
  [/瞭(?!望)/g, "了"],
  [/甚(?=么)/g, "什"],
  [/彷(?=佛)/g, "仿"],
  [/(?<![狼慰蕴枕])藉/g, "借"],
  [/沈(?=[没默船积重睡思迷浸淀溺闷着入醉])/g, "沉"],
];
/** 乾 is 干 (dry) except in the names of eras, trigrams, places and persons. */
const DRY = /(?<![康朝萧竺旋颠])乾(?![元卦坤隆嘉清宫陵宅道象造纲县盛旦德])/g;
/** 徵 is 征 except as a note of the scale. */
const SIGN = /(?<!角)徵(?![羽弦])/g;
/** Variants that the table of standard forms leaves out. */
const VARIANTS =
  "妳牠祂裏喫纔祕羣峯牀麪綫竈衆説逕薰蹧燿伕玨姪牴倣珮迺偺啣勗梱琍勦徬搾瑯痺鉋慇瘉貍跼撚瞇踫嬝燄燐谿櫂餽簷籐鼇託";
const STANDARD =
  "你它他里吃才秘群峰床面线灶众说径熏糟耀夫珏侄抵仿佩乃咱衔勖捆璃剿彷榨琅痹刨殷愈狸局捻眯碰袅焰磷溪棹馈檐藤鳌托";

/** Traditional characters with one reading, whose simplified form has several. */
const CERTAIN: Readonly<Record<string, string>> = {
  髮: "fa4", 發: "fa1", 隻: "zhi1", 幹: "gan4", 捨: "she3", 捲: "juan3", 鬥: "dou4", 臟: "zang4", 髒: "zang1", 儘: "jin3",
  乾: "gan1", 盡: "jin4", 闢: "pi4", 籲: "yu4", 縴: "qian4", 纖: "xian1", 噁: "e3", 佔: "zhan4", 祇: "zhi3", 鬍: "hu2", 穫: "huo4",
}; // prettier-ignore

/**
 * Makes the converter; the table is built once per call, so keep the result.
 * @returns A function from text to text of the same length.
 */
export function createSimplifier(): (text: string) => string {
  const table = new Map<string, string>();
  for (let i = 0; i < VARIANTS.length; i++) table.set(VARIANTS[i], STANDARD[i]);
  for (let i = 0; i < TRADITIONAL.length; i++)
    if (!"乾徵瞭藉彷沈著".includes(TRADITIONAL[i])) table.set(TRADITIONAL[i], SIMPLIFIED[i]);
  return (text) => {
    let out = "";
    for (let i = 0; i < text.length; i++) out += table.get(text[i]) ?? text[i];
    out = out.replace(DRY, "干").replace(SIGN, "征");
    // Only in traditional text: simplified text writes 着 where it means it.
    if (out === text && !/[瞭彷藉]/.test(text)) return out;
    for (const [pattern, by] of PARTLY) out = out.replace(pattern, by);
    return out.replace(PARTICLE, "着");
  };
}

/**
 * Gives the characters that are not ambiguous in traditional text their reading: 髮 is always `fa4`.
 * @param readings - Of the simplified text; changed in place.
 */
export function readTraditional(text: string, simplified: string, readings: string[]): void {
  if (text === simplified) return;
  for (let i = 0; i < text.length; i++) {
    const certain = text[i] === simplified[i] ? undefined : CERTAIN[text[i]];
    if (certain && readings[i]) readings[i] = certain;
  }
}
