/**
 * Ranges, scores, ratios and sums.
 * @module
 */
import { digitsToChinese, numberToChinese } from "../numbers";
import type { TracedText } from "../../../text/traced-text";
import type { ChineseWords, Step } from "./chinese-words";
import { DASH, NUMBER, NUMERAL } from "./patterns";

/** What tells of a game, before a score and behind one. */
const GAME_BEFORE =
  /(?:[局节節盘盤场場半]|点球|點球|比分|总分|總分|比数|比數|[胜勝负負平赢贏输輸队隊]|击败|擊敗|战[胜平]|戰[勝平]|不敌|不敵|领先|領先|落后|落後|打成|[踢打]出|以|了个?)[^\d]{0,4}$/;
const GAME_BEHIND =
  /^\s?(?:的?(?:比分|成绩|成績|优势|優勢)|先|拿下|[取获獲大小险險完惜战戰力轻輕][胜勝败敗克取平]|[战戰][胜勝平]|[击擊打]?[败敗]|打平|横扫|橫掃|逆转|逆轉|扳平|反超|不敌|不敵|[负負]于|落[败敗后後]|告[负負捷]|[领領]先|淘汰|晋级|晉級|夺|奪|握手|[绝絕]杀|[胜勝负負赢贏输輸平](?!方)|[结結]束|收官|[锁鎖]定|完[成虐]|碾[压壓]|[击擊]?溃|爆冷)/;
const PAIR = /(?<![\w.,/:：-])(\d{1,3})\s?[-–—]\s?(\d{1,3})(?![\d.:：/%％~～A-Za-z-]|,\d)/g;
const SCORE_LIKE = /^\s?(?:[，。！？；、,;)）】」”!?\s]|$)/;
/** A figure or table by its numbers: 图3-5. */
const FIGURE =
  /[-–—](?=\d{1,3}(?![\d~～]|[年月日个個张張页頁章节節]))(?<=(?:[图圖表式题題例]|附[录錄件])\s?(?:[A-Z]|\d{1,2}[.．])?\d{1,3}[-–—])/g;
/** A name that goes on with figures: i7-12700H, GPT-4, Qwen2.5-72B. */
const MODEL =
  /[-–](?=\d)(?<=(?<![A-Za-z\d.])(?:[A-Za-z]{2,20}(?:-?\d{1,5}(?:\.\d{1,3}){0,2})?|[A-Za-z](?:\d{1,5}(?:\.\d{1,3}){1,2})?)[-–])(\d+)|[-–](?=\d{3,6}(?!\d)|\d{1,5}[A-Za-z])(?<=(?<![A-Za-z\d.])[A-Za-z]\d{1,5}[-–])(\d+)/g;
/** From one place of a series to another: P36～P38, Q1-Q3, 8k-12k. */
const SERIES =
  /[-~～〜–—](?=([A-Z]{1,2})\d)(?<=(?<![A-Za-z\d])\1\d{1,4}[-~～〜–—])|[-~～〜–—](?=\d{1,6}(?:\.\d{1,2})?[kKwW千万萬])(?<=\d[kKwW千万萬][-~～〜–—])/g;

/** Dashes that are no minus and no "to", and those between places of a series. Comes before units are read. */
export function series(words: ChineseWords): Step {
  return (text) =>
    text
      .replace(SERIES, words.to)
      .replace(FIGURE, "杠")
      .replace(MODEL, (_, first, second, at: number, whole: string) => {
        const figures: string = first ?? second;
        // Sizes are amounts (405B), the rest of a name is called out (12700H).
        const isAmount = figures.length < 3 || (figures.length === 3 && whole[at + 4] === "B");
        return ` ${isAmount ? figures : digitsToChinese(figures)}`;
      });
}

/** A game's pairs: every pair in a text that tells of one, else a first number that is the larger one. */
function scores(text: TracedText): TracedText {
  if (!/\d\s?[-–—]\s?\d/.test(text.text)) return text;
  const isGame = (whole: string, from: number, to: number) =>
    GAME_BEHIND.test(whole.slice(to, to + 6)) ||
    (GAME_BEFORE.test(whole.slice(Math.max(0, from - 8), from)) &&
      SCORE_LIKE.test(whole.slice(to, to + 2)));
  let told = false;
  for (const { 0: all, index } of text.text.matchAll(PAIR)) {
    told = isGame(text.text, index, index + all.length);
    if (told) break;
  }
  return text.replace(PAIR, (all: string, a, b, at: number, whole: string) => {
    const end = at + all.length;
    const plain = SCORE_LIKE.test(whole.slice(end, end + 2));
    const falls = Number(a) > Number(b) && plain && !/[=等]/.test(whole.slice(end, end + 2));
    const game = isGame(whole, at, end) || ((told || falls) && plain);
    return game ? `${a}比${b}` : all;
  });
}

const SCORE =
  /(?<=(?:比分|总分|總分|比数|以|胜|负|平|击败|战胜|不敌|领先|落后|赢|输|勝|負|擊敗|戰勝|領先|落後|贏|輸)[^\d]{0,4})(\d{1,3})[-–](\d{1,3})(?![\d年月日点:])/g;
/** A dash between two numbers of a sum that has its equals sign is a minus. */
const DIFFERENCE =
  /(?<=\d\s?)[-−](?=\s?\d{1,12}(?:\.\d{1,9})?(?:\s?[-−+×÷*/]\s?\d{1,12}){0,9}\s?(?:=|[等得]))/g;

/** A ratio of more than two numbers; clock times have been read before. */
const CHAIN = /(?<![\d:：.])\d{1,4}(?:[:：]\d{1,4}){2,7}(?![\d:：])/g;

/** 4-0横扫 → 4比0横扫, 3:2 → 三比二, 10-20 → 十到二十, 三月-五月 → 三月到五月, 5-3= → 五减三等于. */
export function ranges(words: ChineseWords): Step {
  const ratio = new RegExp(`(${NUMBER})\\s?[:：∶]\\s?(${NUMBER})(?![\\d:：])`, "g");
  const range = new RegExp(
    `(?<=[\\d年月日号號点點时時分秒元米克里度天周岁歲名个個人万萬亿億]|${NUMERAL})\\s?${DASH}\\s?(?=[$¥￥€£]?\\d|${NUMERAL}|百分之|(?:凌晨|[上中下][午晝]|次日|翌日|隔[日天]|第二天|[当當]晚|今|明[天日早晚]|[周週][一二三四五六日]|星期|[现現]在|目前))`,
    "g",
  );
  return (text) =>
    scores(text.replace(DIFFERENCE, "减").replace(SCORE, "$1比$2"))
      .replace(/(?<=[年月日\d]\s?)[-~～〜–—](?=\s?至今)/g, "")
      .replace(/(?<![\d.])7-11(?=便利|店|[买買]|[门門]市|超市)/g, "七 十一")
      .replace(CHAIN, (chain) => chain.replace(/[:：]/g, "比"))
      .replace(ratio, (_, a, b) => `${numberToChinese(a, words)}比${numberToChinese(b, words)}`)
      .replace(range, words.to);
}
