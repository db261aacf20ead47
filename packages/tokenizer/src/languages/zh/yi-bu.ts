/**
 * Tones of 一 and 不.
 * @module
 */

const NUMERAL = /[零〇一二三四五六七八九十百千万亿]/;
/** Characters in front of 一 that make it an ordinal, a decimal or the end of a word: it keeps its tone. */
const KEEPS_BEFORE = /[第点统唯万单专之惟划逐合归期周拜初幺零〇一二三四五六七八九十百千亿]$/;
/** What is counted off rather than counted. */
const KEEPS_BEHIND =
  /^(?:[月号楼路班战]|年级|等奖|点[零〇一二三四五六七八九](?![十分])|[零〇一二三四五六七八九])/;
/** The neutral tone of these was a fourth one. */
const ONCE_FOURTH = /[个位下]/;
/** Verbs that 不 parts from their complement: 对不起, 看不见. */
const POTENTIAL =
  /[看听说吃买来去走拿做受想找记认赶谈用对差了舍免少怪进出放合][不][见到完起了得动及住清懂出上下开多过成]/;

const tone = (reading: string | undefined) => reading?.at(-1);
const isFourth = (reading: string | undefined, character: string | undefined) =>
  tone(reading) === "4" || (tone(reading) === "5" && ONCE_FOURTH.test(character ?? ""));

/** 一 as a number of its own: in a ratio, a sum, behind a letter, as the day of a month. */
const FIGURE_BEFORE =
  /(?:[零〇一二两三四五六七八九十百千万亿](?:加上?|减去?|乘以?|除以|比|等于|对)|等于|大于|小于|[A-Za-z]-?)$/;
const FIGURE_BEHIND =
  /^(?:(?:加|减|乘以?|除以|比|等于)(?:[零〇一二两三四五六七八九十百]|[A-Za-z])|单元|季度|中全会|次方|审(?!美)|流[的大企人水学酒服产球高作选]|线(?=城市|员工|工人|城|品牌|明星|医|人员|教师|生产)|[级环期](?=[^一\s]|$))/;
/** Surnames before a given name with 一: 张一鸣. */
const SURNAME =
  /(?:^|[^\u4e00-\u9fff]|[的和与是叫请找给让问向对跟同问说由被把在])[王李张刘陈杨赵黄吴徐孙朱马胡郭林何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁沈姚卢姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱严武戴莫孔汤]$/;
const GIVEN =
  /^[鸣博凡诺菲飞帆鹤楠宁哲恒峰涵琳林晨辰然桐桥丹川舟洋心山平雄铭名明龙华云清尘安冉朵潇伦维凌航轩琪萌蓉妃卓珂曼嘉梅芳莲](?![个只条张次])/;

/** 一天一天, 一步一步: a measure word twice, each with its 一. */
function isRepeated(text: string, i: number): boolean {
  const [first, second] =
    text[i - 2] === "一" ? [text[i - 1], text[i + 1]] : [text[i + 1], text[i + 3]];
  if (!first || first !== second || NUMERAL.test(first)) return false;
  return text[i - 2] === "一" || text[i + 2] === "一";
}

function yi(text: string, citation: readonly string[], i: number): string {
  const next = citation[i + 1];
  const before = text.slice(Math.max(0, i - 3), i);
  const behind = text.slice(i + 1, i + 5);
  const isFirstOfMonth = before.endsWith("月") && /^[日号]/.test(behind);
  if (next && isRepeated(text, i)) return isFourth(next, text[i + 1]) ? "yi2" : "yi4";
  if (text[i - 1] && text[i - 1] === text[i + 1] && !NUMERAL.test(text[i - 1])) return "yi5";
  if (!next || isFirstOfMonth) return "yi1";
  if (FIGURE_BEHIND.test(behind) || FIGURE_BEFORE.test(before)) return "yi1";
  if (GIVEN.test(behind) && SURNAME.test(before)) return "yi1";
  // 一百, 一千 and 一万 change also inside a longer number; the digits of a number do not.
  const unit = /^[百千万亿]/.test(behind);
  if (!unit && (KEEPS_BEFORE.test(before) || KEEPS_BEHIND.test(behind))) return "yi1";
  return isFourth(next, text[i + 1]) ? "yi2" : "yi4";
}

function bu(text: string, citation: readonly string[], i: number): string {
  const before = text[i - 1];
  if (before && before === text[i + 1] && citation[i - 1]) return "bu5";
  if (before && POTENTIAL.test(text.slice(i - 1, i + 2))) return "bu5";
  return isFourth(citation[i + 1], text[i + 1]) ? "bu2" : "bu4";
}

/**
 * 一 is yí before a fourth tone and yì before the others, but yī at the end, in ordinals and in digit strings;
 * 不 is bú before a fourth tone; between two equal verbs both are neutral.
 * @param text - Simplified text.
 * @param citation - Numbered pinyin per UTF-16 unit, `""` where nothing is spoken.
 */
export function yiBuSandhi(text: string, citation: readonly string[]): string[] {
  return citation.map((reading, i) => {
    if (text[i] === "一" && reading) return yi(text, citation, i);
    if (text[i] === "不" && reading) return bu(text, citation, i);
    return reading;
  });
}
