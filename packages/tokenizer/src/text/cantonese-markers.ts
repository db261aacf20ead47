/**
 * What tells written Cantonese from standard Chinese. Traditional and simplified spellings stand side by side.
 * @module
 */

import { hanScore } from "./han-score";
import { SIMPLIFIED_ONLY } from "./han-variants";
import { CANTONESE } from "./han-weights";

/** Characters of Cantonese that standard Chinese does not write, or hardly ever. */
const CHARACTERS =
  /[嘅咗喺嚟啲噉咁嗰佢哋乜嘢冇啱攞嘥㗎喎囉啩噃嗱咩瞓孭揾諗谂畀攰氹餸撳揸嬲掟𠵱嗌冚唞吖囖嚹曱甴睇唔哂]/gu;
/** Words of Cantonese; where Mandarin has a homograph, what stands beside it is looked at. */
const WORDS: readonly RegExp[] = [
    /俾(?=[我你佢人心錢钱面返個个])|搵(?=[到工食錢钱人你我佢])|[係系]咪|(?<![關关聯联干體体派])係(?![數数列統统])/gu,
    /[點点](?:解(?![決决釋释開开析讀读除答題题])|樣(?!本)|算(?=好|啊|呀))|[邊边](?:個|个|度(?![假過过])|位)|呢(?:個|个|度|排|條|条|份|間|间|次|陣|阵)|幾時|幾多|几多/gu,
    /[而依]家|家[陣阵]|[琴尋寻聽]日|听日|晏[晝昼]|頭先|成日(?![本子])|返(?:工|學(?!校)|嚟|屋企|去)|放工|屋企|傾偈|倾偈|得[閒闲]|[鍾钟]意/gu,
    /[靚靓][女仔]|細路|细路|細佬|老[豆竇]|家姐|[男女]仔|仲(?:有|要|未|話|想|可以|係|系(?!列|統|统))|都[幾几](?![個个天年次百千十])/gu,
    /[梗實即都就真淨净先]係|[即淨净]系(?![列統统數数])|同埋|是但|求其|黐線|仆街|頂唔順|麻麻[地哋]|先[識识]|[識识](?:聽|睇|講|玩|咗)|(?<=[\p{Script=Han}])晒(?=[，。！？,.!?啦喇呀啊嘞你我佢]|$)|講(?:得|嘢|埋)|跟住|亦都|朝頭早|喇(?=[，。！？,.!?]|$)/gu,
    // A measure word right behind "this", "this week", how to do something.
    /(?<=^|[，。！？、；：,.!?;:「『“"'\s我你佢喺買睇將用同俾食去對係坐])呢(?:[部架件張张隻只場场套支枝對对杯碗包本幅首單单味句][^，。！？,.!?]|兩|两|三|幾|几|幢|棟|栋|啲|批|班|種|种|樣|样)|[今]個(?:星期|禮拜|月|年|學期|週末|周末)|今个礼拜|[去喺][邊边](?=[？?，。,!！]|$)|[我你佢][點点]知(?!道)|(?<![早晚快慢多少一兩两二三四五六七八九十半整幾几起差終终零\d有])[點点](?:去|行|搭|煮|整|搞)(?![了亮])/gu,
    /食(?=[飯饭晒緊完飽]|咗)|嘎(?=[\s，。！？,.!?~]|$)|[啫架](?=[。！？.!?~]|$)/gu,
]; // prettier-ignore
/** What decides only together with other signs. */
const HINTS =
  /[呀啦嘞咯](?=[\s，。！？,.!?~～]|$)|嘩(?=[，,！!])|[靚靓叻]|好[多少彩正遠]|(?<![首優优祖事預预率領领原早爭争搶抢])先(?=[。！？.!?]|$)|一齊|同我|話(?=我|你|佢)|[識识返](?=$|[，。！？,.!?])|犀利|飲茶|落雨|水浸|[生師媽爸佬仔人友姐哥]話(?=[一我你今要有好食可應無])|食(?=[一二兩三四五六七八九十幾半魚肉菜麵粥雞晏]|藥(?![物品用]))|落大雨|[帶擔把]遮|行街|埋單|阿[媽爸]|雪櫃/g;
/** Function words of standard Chinese that Cantonese says otherwise. */
const MANDARIN =
  /[這这那們们嗎吗沒没給给讓让誰谁她您它他很吃喝說说]|(?<![目標标有])的(?![士確确])|(?<![但於于可只還还要老總总就也都不真倒正硬更若算])是(?![但次日非])|什[么麼]|怎[么麼]|不(?:是|要|会|會|能|知道)|(?<![為为除])了(?![解結结不])|[在與与]|(?<![溫温柔平共緩])和/g;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How much in a text speaks for Cantonese and for standard Chinese: a whole marker counts 2, a hint or a function word 1. */
function cantoneseEvidence(text: string): { cantonese: number; mandarin: number } {
  return {
    cantonese:
      2 * WORDS.reduce((sum, words) => sum + count(text, words), count(text, CHARACTERS)) +
      count(text, HINTS),
    mandarin: count(text, MANDARIN),
  };
}

/** What the characters alone have to reach, and what they have to reach beside a hint. */
const CLEAR_SCORE = 12;
const LIKELY_SCORE = 8;

/**
 * Whether a text is written Cantonese: a whole marker, or two hints, without a majority of Mandarin words; or else by
 * its characters, where no Mandarin word speaks against it.
 */
export function isCantonese(text: string): boolean {
  const { cantonese, mandarin } = cantoneseEvidence(text);
  if (cantonese < 2)
    return (
      mandarin === 0 &&
      hanScore(text, CANTONESE) >= (cantonese > 0 ? LIKELY_SCORE : CLEAR_SCORE) &&
      text.search(SIMPLIFIED_ONLY) < 0
    );
  if (cantonese < mandarin) return false;
  // Simplified characters are rare in Cantonese writing: there a tie speaks for a Mandarin text about it.
  return cantonese > mandarin || text.search(SIMPLIFIED_ONLY) < 0;
}
