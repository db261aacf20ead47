/**
 * Colloquial readings and changed tones that the neighbours of a character decide.
 *
 * Sources: Bauer & Benedict, Modern Cantonese Phonology (1997), section 2.5 on changed tones; Matthews & Yip,
 * Cantonese: A Comprehensive Grammar (2011).
 * @module
 */
import type { ContextEntry } from "../shared/context-rules";

const NUMERAL = "[一二兩三四五六七八九十百千萬幾]";
/** No question word stands in the last few characters. */
const NO_QUESTION_WORD = "^[^乜咩邊點幾誰未冇唔]{0,6}";

/** The rules, grouped by character; built on load. */
export function contextTable(): readonly ContextEntry[] {
  return [
    // Interjections and particles.
    ["誒", "e6", "", ""],
    ["嘩", "waa3", "(?:^|[^\\u4e00-\\u9fff])", ""],
    ["嘞", "laak3", "", ""],
    ["嗎", "maa3", "(?:[啫㗎吖啊咋噃]|𠺢|𡃉)", ""],
    ["哩", "ni1", "", "[個樣啲度次種間位日排陣本件條隻張篇句份方邊兩三幾]"],
    ["呀", "aa4", NO_QUESTION_WORD, "[？?]"],
    ["咪", "mai6", "[咁噉]你", ""],
    ["咪", "mai6", "", "[\\u4e00-\\u9fff]{1,5}囖"],
    ["咪", "mai6", "[我佢哋噉就時話啲度係]", ""],
    // Verbs of daily speech.
    ["返", "faan2", "[往遣]", ""],
    ["返", "faan2", "", "[回老祖璞]"],
    ["返", "faan1", "", ""],
    ["坐", "zo6", "[靜打]", ""],
    ["坐", "zo6", "", "[標骨鎮擁落禁]"],
    ["坐", "co5", "", ""],
    ["到", "dou2", "[諗睇見聽搵買攞估收遇食執影揾得試查做握響拎學望賺贏讀捉踩撞踢拎整搶租]", "(?!達|處|底|時)"],
    ["下", "haa5", "[換返揸抖跟望養整改查數計睇諗試玩等坐行傾講問搵揾聽食飲郁打做洗停唞估醃休搞學影練跳笑唱寫讀教幫拎攞]", "(?!面|來|去|個|次)"],
    ["下", "haa5", "一", ""],
    ["使", "sai2", "[唔洗好]", ""],
    ["使", "sai2", "", "[錢乜咩鬼]"],
    ["着", "zoek3", "", "[衫褲裙鞋襪]"],
    ["重", "zung6", "", "[有係好未要會可想話喺冇]"],
    ["正", "zeng3", "[咁好最真幾]", ""],
    ["成", "seng4", "", "[個年晚日朝班間堆條舊份身世碗隻]"],
    ["成", "seng4", "[都賣要講等做咗]", `(?:好似話要)?${NUMERAL}`],
    ["使", "si3", "[大公特天信]", "(?!錢)"],
    ["行", "hang4", "一", "人"],
    ["調", "tiu4", "", "[高低校整節教較味解配]"],
    ["正", "zing1", "", "月(?!式)"],
    ["近", "kan5", "[好幾咁太唔夠]", ""],
    ["淡", "taam5", "[好太咁幾夠]", "(?!定|化|水|季)"],
    // Nouns with a changed tone.
    ["相", "soeng2", "[張幅影嗰睇套]", "(?![信當關同反似處對識])"],
    ["片", "pin2", "[套齣睇拍條短套]", "(?!面|段|刻)"],
    ["房", "fong2", "[間入出返喺沖]", "(?!間|子|屋|地)"],
    ["名", "meng2", "[個改出咩乜]", "(?!字|單|稱|譽|人)"],
    ["鴨", "aap2", "[隻食燒油]", ""],
    ["雀", "zoek2", "[隻養睇]", ""],
    ["梨", "lei2", "[個食雪買隻啤]", ""],
    ["位", "wai2", `(?:${NUMERAL}|幾多|[有冇霸搵讓])`, "(?!置|元|於|數|移|居|列)"],
    ["糖", "tong2", "[粒食買]", ""],
    ["樓", "lau2", "[層買起睇幢棟]", "(?!梯|下|上)"],
    ["盒", "hap2", "[個紙飯]", ""],
    ["賊", "caak2", "[個捉做]", ""],
    ["牌", "paai2", "[個打張]", ""],
    ["碟", "dip2", "[隻張光影唱買出]", ""],
    ["魚", "jyu2", "[條隻釣捉蒸睇食金]", ""],
    ["邊", "bin6", "[裏裡入出外上下後前左右呢嗰東南西北]", "(?!個|度|間|位)"],
    ["分", "fan6", NUMERAL, `(?:之|${NUMERAL}(?!鐘))`],
  ]; // prettier-ignore
}

/** 來 of daily speech (also written 嚟); in written words it keeps its literary reading. */
export const SPOKEN_COME: readonly ContextEntry[] = [
  ["來", "loi4", "[未將原本從近後由歷向素外往帶]", ""],
  ["來", "loi4", "", "[源自臨賓歷年函信電往]"],
  ["來", "lai4", "", ""],
];
