/**
 * Readings that characters have only as surnames.
 * @module
 */
import type { ContextEntry } from "../shared/context-rules";

const TITLE = "(?:先生|女士|小姐|太太|夫人|老师|同学|教授|医生|大夫|经理|师傅|阿姨|叔叔|某|氏)";
/** For characters that are also verbs or places: 任校长, 查老师, 区医生. */
const PLAIN_TITLE = "(?:先生|女士|小姐|太太|夫人|某|氏)";

/** The rules: a surname stands behind 姓 or in front of a title. */
export function surnameReadings(): readonly ContextEntry[] {
  const free: readonly [string, string][] = [
    ["单", "shan4"], ["仇", "qiu2"], ["曾", "zeng1"], ["朴", "piao2"], ["乐", "yue4"], ["洗", "xian3"], ["冼", "xian3"],
    ["缪", "miao4"], ["晁", "chao2"], ["卜", "bu3"], ["宓", "mi4"], ["逄", "pang2"], ["訾", "zi1"], ["郗", "xi1"],
    ["牟", "mou2"], ["翟", "zhai2"], ["覃", "qin2"], ["尉", "wei4"], ["宁", "ning4"], ["那", "na1"], ["葛", "ge3"],
  ]; // prettier-ignore
  const bound: readonly [string, string][] = [
    ["解", "xie4"], ["区", "ou1"], ["查", "zha1"], ["任", "ren2"], ["华", "hua4"], ["盖", "ge3"], ["过", "guo1"],
  ]; // prettier-ignore
  const start = "(?:^|[^\\u4e00-\\u9fff]|[和与跟是给对叫请找])";
  return [
    ["万", "mo4", "", "俟"],
    ["俟", "qi2", "万", ""],
    ...[...free, ...bound].map(([name, reading]): ContextEntry => [name, reading, "(?<!百)姓", ""]),
    ...free
      .filter(([name]) => name !== "那" && name !== "洗")
      .map(([name, reading]): ContextEntry => [name, reading, start, TITLE]),
    ...bound.map(([name, reading]): ContextEntry => [name, reading, start, PLAIN_TITLE]),
  ];
}
