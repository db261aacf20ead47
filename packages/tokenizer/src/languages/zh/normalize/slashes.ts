/**
 * What a slash between two things means: a date, a floor, two values, two choices. Fractions are what is left.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { integerToChinese } from "../numbers";

const MONTH = "0?[1-9]|1[0-2]";
const DAY = "0?[1-9]|[12]\\d|3[01]";
const DAY_OF_YEAR = new RegExp(
  `(?<![\\d./])(?<!\\d[-~～]\\s?)(${MONTH})/(${DAY})(?:(\\s?[-~～–—至到]\\s?)(${MONTH})/(${DAY}))?(?![\\d/%％]|\\.\\d)`,
  "g",
);
/** Day first, as in Hong Kong: only where no month can come first. */
const DAY_FIRST = new RegExp(
  `(?<![\\d./])(?<!\\d[-~～]\\s?)(1[3-9]|2\\d|3[01])/(${MONTH})(?![\\d/%％]|\\.\\d)`,
  "g",
);
/** What stands before a date. */
const DATE_BEFORE =
  /(?:日期|[时時][间間]|生日|截止|截至|定于|定於|[于於在从從自至到]|[周週][一二三四五六日天末]|星期[一二三四五六日天]|禮拜[一二三四五六日]|礼拜[一二三四五六日]|[今明昨后後][天日]|聽日|琴日|新品|[预預][售定订訂計计]|[发發][布佈售]|上市|上映|[开開][幕学學售业業]|[会會][议議]|活[动動]|入住|出[发發]|到[期货貨]|有效期|更新|即日起?|公元|[农農][历曆])[是为為係：:，,\s（([【]{0,3}$/;
/** What stands behind one. */
const DATE_BEHIND =
  /^\s?(?:[)）】\]]\s?)?(?:[（(]?(?:[周週]|星期|禮拜|礼拜)[一二三四五六日天]|上市|上[线線映午晝]|下午|下晝|中午|晚上?|早上?|凌晨|[开開](?:始|[业業幕学學售播抢搶会會考])|[发發](?:布|佈|售|[货貨車车])|起(?![来來])|前|之前|之?[后後]|截止|情人|[圣聖][诞誕]|[国國][庆慶]|中秋|端午|元旦|[劳勞][动動]|[儿兒]童|[妇婦]女|[双雙]十|光棍|春[节節]|[当當那嗰][天日]|生日|[来來到去]了?|出[发發成分]|入住|退房|[举舉]行|[见見]|至今|更新|[预預][约約]|[会會][议議]|[节節]|[公放]|回[歸归]|假期|[至到~～-]\s?\d{1,2}\/\d|是(?:[国國周週星我他她情中元圣聖春])|[、，]\s?\d{1,2}\/\d)/;
/** What shows that a part of a whole is meant. */
const PART_BEFORE =
  /(?:占|佔|[约約]|[为為是]|[达達]|超[过過]|不到|不足|近|[仅僅]|[剩有得喝吃用食]|又|的|[减減][少至]|概率|比例|[负負-])\s?$/;
const PART_BEHIND =
  /^\s?(?:的|之|[茶汤湯]匙|匙|勺|杯|碗|[个個]|[只隻]|小[时時]|[块塊]|[英寸吋磅]|[决決][赛賽]|是(?![国國周週星我他她情中元圣聖春]))/;
/** Fractions that people write with a slash. */
const BELOW = /^(?:[2-9]|10|12|16|20|24|32|50|60|64|100)$/;

function isDate(month: string, day: string, before: string, behind: string): boolean {
  if (PART_BEHIND.test(behind) && !DATE_BEHIND.test(behind)) return false;
  if (DATE_BEFORE.test(before) || DATE_BEHIND.test(behind)) return true;
  if (month.startsWith("0") || day.startsWith("0")) return true;
  if (PART_BEFORE.test(before) || (BELOW.test(day) && Number(month) < Number(day))) return false;
  // No proper fraction, or one that nobody writes.
  return /[\u4e00-\u9fff（(，。：:\s]$|^$/.test(before) && before + behind !== "";
}

const dayOf = (month: string, day: string) =>
  `${integerToChinese(month)}月${integerToChinese(day)}日`;

/** 120/80 of the blood. */
const PRESSURE =
  /(?<![\d./])(\d{2,3})\s?\/\s?(\d{2,3})(?=\s?(?:mm\s?Hg|毫米汞柱))|(?<=(?:血[压壓]|高低[压壓]|[Bb][Pp])[^\d，。；;、]{0,8})(\d{2,3})\s?\/\s?(\d{2,3})(?![\d./])/g;
/** Two values of one unit, 50/60Hz, or of two, 5V/2A; a part of a unit is a fraction. */
const VALUES =
  /(?<![\d./])(\d{1,5})\/(\d{1,5})(?:\/(\d{1,5}))?(?=\s?(?:[kMG]?Hz|V(?![A-Za-z])|[kM]?W(?![A-Za-z])|m?A(?![A-Za-z])|mAh|[KMGT]B|Mbps|[Gg](?![A-Za-z])|mm|cm|寸|英寸|码|碼|fps|[赫伏瓦安]))/g;
const DECIMALS = /(?<![\d./])(\d{1,3}\.\d{1,2})\s?\/\s?(?=\d{1,3}\.\d{1,2}(?![\d./]))/g;
/** 3/F, B1/F, G/F: floors as Hong Kong writes them. */
const FLOOR = /(?<![\w./])(\d{1,3})\/F(?![A-Za-z])/g;
const GROUND = /(?<![\w./])G\/F(?![A-Za-z])/g;
const BASEMENT = /(?<![\w./])B(\d)\/F(?![A-Za-z])/g;
/** Marks out of what there is: 第3/12页. */
const PAGE = /第(\d{1,4})\/(\d{1,4})(?=([页頁集章节節张張题題步回期]))/g;
/** Words, or things with a letter to their number, side by side. */
const CHOICE =
  /(?<=[\u4e00-\u9fff）)])\s?\/\s?(?=[\u4e00-\u9fff（(])|(?<=[\u4e00-\u9fff])\/(?=[A-Za-z\d])|^\s?\/\s?(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s?\/\s?$|(?<=\d[A-Z])\s?\/\s?(?=\d{1,4}[A-Z])|(?<=[A-Za-z\d])\/(?=[\u4e00-\u9fff])/g;

/** Dates, floors and pairs of values; what stays between two numbers is a fraction. */
export function slashes(text: TracedText): TracedText {
  if (!text.text.includes("/")) return text;
  const pair = (_: string, a?: string, b?: string, c?: string, d?: string) =>
    `${a ?? c}、${b ?? d}`;
  return text
    .replace(PRESSURE, pair)
    .replace(FLOOR, (_, floor) => `${integerToChinese(floor)}楼`)
    .replace(GROUND, "地下")
    .replace(BASEMENT, (_, floor) => `地库${integerToChinese(floor)}层`)
    .replace(PAGE, (_, page, all, word) => `第${page}${word}共${all}`)
    .replace(VALUES, (all, a: string, b: string, c?: string) =>
      !c && Number(a) < Number(b) && /^[1-3579]$/.test(a) && /^(?:2|3|4|8|16|32)$/.test(b)
        ? all
        : all.replaceAll("/", "、"),
    )
    .replace(DAY_FIRST, (all: string, day, month, at: number, whole: string) => {
      const before = whole.slice(Math.max(0, at - 10), at);
      const behind = whole.slice(at + all.length, at + all.length + 6);
      return isDate(month, day, before, behind) ? dayOf(month, day) : all;
    })
    .replace(DECIMALS, "$1、")
    .replace(UNLIKE, (all: string, a: string, b: string, c?: string) =>
      [a, b, c].some((part) => YEAR.test(part ?? ""))
        ? all
        : c || (Number(a) > Number(b) && Number(b) > 12) || (Number(a) > 12 && Number(b) > 100)
          ? all.replaceAll("/", "、")
          : all,
    )
    .replace(
      DAY_OF_YEAR,
      (all: string, month, day, dash, untilMonth, untilDay, at: number, whole: string) => {
        const before = whole.slice(Math.max(0, at - 10), at);
        const behind = whole.slice(at + all.length, at + all.length + 6);
        if (dash) return `${dayOf(month, day)}${dash}${dayOf(untilMonth, untilDay)}`;
        return isDate(month, day, before, behind) ? dayOf(month, day) : all;
      },
    );
}

const YEAR = /^(?:19|20)\d\d$/;
/** Two amounts that make no fraction: 145/95, 100/200元. */
const UNLIKE = /(?<![\d./])(\d{2,5})\/(\d{2,5})(?:\/(\d{2,5}))?(?![\d/.%％])/g;

/** The slash between choices: a short pause. Comes when units (元/吨) have been read. */
export function choices(text: TracedText): TracedText {
  return text.text.includes("/") ? text.replace(CHOICE, "、") : text;
}
