/**
 * Numbers that are the name of something: codes, accounts, telephones, rooms. They are called out digit by digit.
 * @module
 */
import type { TracedText } from "../../../text/traced-text";
import { digitsToChinese } from "../numbers";
import type { ChineseWords, Step } from "./chinese-words";

/** Groups of digits with one blank or hyphen between them; no part of a decimal, a time or a fraction. */
const CANDIDATE = /(?<!\d)(?<!\d[.,:：/])\d+(?:[ -]\d+)*/g;

/** What telephones are called, and what one does with them: 1 is said another way in their numbers. */
const PHONES =
  "电话|電話|手机|手機|座机|座機|热线|熱線|专线|專線|传真|傳真|客服|总机|總機|分机|分機|内线|內線|短信|短訊|求助|报警|報警|火警|火災|火灾|匪警|急救|救护车|救護車|拨打|拨|撥打|撥|致电|致電|打俾|打畀|打给|打給|打去|打到|打返|打嚟|呼叫|[Tt][Ee][Ll]|[Cc]all|CALL|[Ww]hats[Aa]pp";
/** Nouns whose number is a name. */
const NOUNS =
  "号码|號碼|[尾后後末][三四五六八3-8][位码碼](?:[数數]字?)?|IS[BS]N|(?<![尺页頁鞋数數起大加均小中筹籌砝])[码碼]|(?<![\\d一二三四五六七八九十几幾信符分冒括称稱口外问問逗顿頓挂掛句绰綽国國大小中旗军軍商番名字年记記等引感叹嘆惊驚])[号號]|端口[号號]|(?:^|QQ|微信)群|订单|訂單|工单|邮编|郵編|邮政编码|端口|口令|暗号|暗號|密钥|密鑰|账户|帐户|賬戶|帳戶|户口|戶口|银行卡|銀行卡|信用卡|储蓄卡|八達通|八达通|身份证|身份證|护照|護照|车牌|車牌|航班|车次|車次|房间|房間|会议|會議|股票|股份|柜|櫃|微信|[QqVv][QqXx]|U?ID|P[Ii][Nn]|OTP|CVV|SN|[Ww]e[Cc]hat|[国國省县縣]道";
/** Parts of a building, with a room behind them. */
const BUILDINGS = "单元|單元|[栋棟幢座楼樓]";
/** What one does with a long number; a short one behind them may be an amount. */
const USES =
  "联系|聯繫|联络|聯絡|查询|查詢|咨询|諮詢|搵|揾|回复|回覆|回復|发送|發送|发送到|输入|輸入|转到|轉到|汇到|匯到|转至|转账到|轉賬到|存入|按|转|轉|报名|報名|发到|發到";
const LINK =
  '(?:号码|號碼|[号號])?(?:[（(【][^\\d()（）【】]{1,8}[)）】])?(?:\\s|[是为為係系喺]|(?:喺|在)(?:呢|下|上|這|这)?[度面边邊方里裡]|如下|即[係是]|[到至给給]|就[係是]|[:：=＝_＿#＃№“"「『【（(\\[+]|(?<![A-Za-z])[A-Z]{1,3}[ -]?){0,5}$';
const behind = (words: string) => new RegExp(`(?:${words})${LINK}`);
const PHONE = behind(PHONES);
const NOUN = behind(`${NOUNS}|${PHONES}`);
const BUILDING = behind(BUILDINGS);
const USE = behind(USES);
const DIAL = /(?:打|[Cc]all|就)\s?$/;
/** Numbers of services: 110, 999, 10086, 95588, 1823. */
const SERVICE =
  /^(?:1[0-2]\d|99[29]|911|112|1[0-35-9]\d\d\d|1[08]\d\d|9[56]\d{3,4}|12[1-5]\d{2,3})$/;
/** What stands between the numbers of a list. */
const AND = /^\s?(?:[、，,/]|同埋?|和|或者?|及|以及|与|與|還有|还有|\s)\s?$/;
/** Underscore and figures behind a word are part of a name: 报告_2024. */
const JOINED = /(?:^|[\u4e00-\u9fffA-Za-z])_$/;

/** What makes a number an amount: a measure word, a unit, more of the number. */
export const COUNTED =
  /^(?:\s?(?:[%％‰°℃元块塊蚊圆圓个個隻只名岁歲天周週月年斤克吨噸米里千万萬亿億多余餘倍折页頁本张張条條件套台部辆輛遍股平瓶盒箱次顿頓句篇支枝层層朵毫厘港步秒首份盏棵根样樣课課]|人(?!工)|分(?!机|機|行|店|部)|小[时時]|[点點时時](?![击擊开開选選])|位(?!置|于)|公[里斤克尺分]|美[元金]|[欧歐日]元|人民[币幣]|(?:[kcmµμn]?m|[kmµμ]?g|m?[lL]|[KMGT]B|[wWkKVA]|[kMG]?Hz)(?![A-Za-z]))|[.,:：/]\d|\+?[A-Za-z]*[-~～–—](?=\d))/;
const DATE = /^(?:19|20)\d\d-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?$/;

const CONTEXT = 24;
const digitsIn = (number: string) => number.length - (number.match(/[ -]/g)?.length ?? 0);

/** How a number is to be called, from what stands before it; `undefined` where nothing says that it is a name. */
function labelled(before: string, number: string): "phone" | "name" | undefined {
  const size = digitsIn(number);
  if (size < 3 && !/^0\d/.test(number)) return undefined;
  if (size <= 12 && PHONE.test(before)) return "phone";
  if (NOUN.test(before) || (JOINED.test(before) && size > 2)) return "name";
  if (size <= 4 && /^\d+$/.test(number) && BUILDING.test(before)) return "name";
  if (DIAL.test(before) && (SERVICE.test(number) || size >= 7)) return "phone";
  return size >= 5 && USE.test(before) ? "name" : undefined;
}

/** Codes, accounts, telephones and rooms behind what names them, and lists of them, digit by digit. */
export function calledNumbers(words: ChineseWords): Step {
  return (text: TracedText) => {
    let lastEnd = -1;
    let lastKind: "phone" | "name" | undefined;
    return text.replace(CANDIDATE, (all: string, at: number, whole: string) => {
      let number = all;
      let counted = COUNTED.test(whole.slice(at + all.length, at + all.length + 6));
      // The last group may be an amount of its own: 验证码739 210 5分钟内有效.
      if (counted && / \d+$/.test(number)) {
        number = number.replace(/ \d+$/, "");
        counted = false;
      }
      if (counted || DATE.test(number)) return all;
      const isListed =
        lastEnd >= 0 &&
        at - lastEnd <= 4 &&
        digitsIn(number) > 2 &&
        AND.test(whole.slice(lastEnd, at));
      const kind =
        labelled(whole.slice(Math.max(0, at - CONTEXT), at), number) ??
        (isListed ? lastKind : undefined);
      if (!kind) {
        // Shares are listed by their codes: 0700同9988.
        if (/^0\d{3,5}$/.test(number)) [lastEnd, lastKind] = [at + number.length, "name"];
        return all;
      }
      lastEnd = at + number.length;
      lastKind = kind;
      return (
        digitsToChinese(number, kind === "phone" ? words.calledOne : undefined) +
        all.slice(number.length)
      );
    });
  };
}

const NOT_PART = "(?<![\\d.,:：/第¥￥$共约約-])";
/** Numbers that have become words, by what stands behind them. */
const NAMES: readonly RegExp[] = [
  // Working hours.
  new RegExp(`${NOT_PART}(?:996|965|955|997|007)(?=工作制|工時|工时|作息|加班|福报|福報|模式|制(?!造)|文化|生活|上班|公司|工作|[，。！？、,!?]|$|的(?:公司|生活|工作|日子)|[吗嗎了])`, "g"),
  // Days that sound like something: 520, 1314.
  new RegExp(`${NOT_PART}(?:520|521|1314|5201314)(?=快[乐樂]|[礼禮]物|情人|[节節]|[当當那]天|表白|告白|活[动動]|文案|[红紅]包|限定|[约約][会會]|浪漫|[爱愛]|到了|就要|[，！!~～]|$|我|一生|永[远遠])`, "g"),
  /(?<![\d.,:：第])618(?=年中|大促|[购購]物|活[动動]|期[间間]|[优優]惠|[开開]始|[来來]了|快到|[预預]售|促[销銷]|狂[欢歡]|[买買囤]|必[买買]|清[单單]|[会會]场|[战戰][报報]|[当當]天|之?前|之?[后後]|[晚到])/g,
  // Universities.
  /(?<![\d.])(?:985|211)(?=\s?(?:[、,，/和及或与與]|以及|或者)\s?(?:985|211)(?![\d.]))|(?=\d)(?<=(?:985|211|九八五|二一一)\s?(?:[、,，/和及或与與]|以及|或者)\s?)(?:985|211)(?![\d.])|(?=\d)(?<=[毕畢][业業][于於]|考[上取进進]|非|普通|是)(?:985|211)(?![\d.,，]|[元块塊人个個分名天年])|(?<![\d.¥￥$])(?:985|211)(?=高校|院校|大[学學]|[学學]校|工程|名校|[毕畢][业業]|本科|[硕碩]士|[学學]生|[学學][历歷]|[优優]先)/g,
  // Roads and lines by their number, hospitals and troops.
  /(?<![\d.])\d{3}(?=[国國省县縣]道)/g,
  /(?<![\d.])\d{3}(?=部[队隊]|[团團](?!队|隊|体|體|购))/g,
  // Numbers of emergency services in a row, numbers of text messages, digits behind stars, types of aeroplanes.
  /(?<![\d.,:：第-])(?:110|119|120|122|112|999|911)(?=\s?(?:[、，,/和或及与與同]|或者|以及)\s?(?:110|119|120|122|112|999|911)(?!\d|\.\d))|(?=\d)(?<=(?:110|119|120|122|112|999|911|[一九][一二]?[零一二九])\s?(?:[、，,/和或及与與同]|或者|以及)\s?)(?:110|119|120|122|112|999|911)(?!\d|\.\d|[元块塊个個人名天年米])/g,
  /(?=\d)(?<=[发發送][^，。；\d]{0,8}到\s?)10\d{3,10}(?!\d)/g,
  /(?=\d)(?<=[*＊]{2,3}\s?)\d{2,6}(?![\d.])/g,
  /(?=\d)(?<=波音|空客|[机機]型)\d{3}(?![\d.])/g,
  /(?<![\d.,:：-])\d{4,5}(?=\s?(?:端口|[号號]端口))/g,
  // Plates of cars.
  /(?=\d)(?<=[京津沪滬渝冀豫云辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊][A-Z]\s?[·•・-]\s?)\d{3,6}/g,
  // The state of used goods, of ten or of a hundred: 99新.
  /(?<![\d.])[5-9][0-9]新(?![增进進冠型人生建设設能闻聞款品元])/g,
  /(?<![\d.])315(?=晚[会會]|消[费費]|打假|曝光)|(?<![\d.])(?:911|731|918)(?=事[件变變]|恐|[纪紀]念|部[队隊])|(?<![\d.])(?:360)(?=安全|[软軟]件|[浏瀏][览覽]|搜索|公司|手机|[杀殺]毒)|(?<![\d.])(?:404|502|503|403)(?=[错錯][误誤]|[页頁]面|胶水|膠水|[报報][错錯]|了(?:[，。！？]|$)|Not)/g,
  // Signs of goodbye and grades on the net.
  /(?<![\d.,:：第/-])(?:6{3,6}|233+|8{3,5})(?![\d.,:%\w\u4e00-\u9fff/-])/g,
]; // prettier-ignore

/** A share by its code, with the exchange or alone in brackets behind a name. */
const SHARE =
  /(?<![\d.])\d{4,6}(?=\.(?:HK|SH|SZ|BJ|SS|TW|US)(?![A-Za-z]))|(?=\d)(?<=[\u4e00-\u9fffA-Z][（([【]\s?(?:(?:SH|SZ|HK|BJ|SSE|SZSE|HKEX|US)\s?[:：.]?\s?)?)(?:[036]0\d{4}|688\d{3}|8[37]\d{4}|0\d{3,4})(?=\s?[)）】\]])/g;
const EXCHANGE = /(?<=[零一二三四五六七八九])\.(?=(?:HK|SH|SZ|BJ|SS|TW|US)(?![A-Za-z]))/g;
/** Groups of four like those on a bank card. */
const CARD = /(?<![\d.,-] ?)\d{4}(?: \d{4}){2,4}(?: \d{1,4})?(?! ?\d)/g;
const YEARS = /^(?:(?:19|20)\d\d ?)+$/;
/** A place by building, stairs and room: 8-2-1502. */
const PLACE = /(?<![\d.,-])\d{1,2}-\d{1,2}-(?!(?:18|19|20|21)\d\d(?!\d))\d{3,4}(?![\d-])/g;

/** Numbers that are names by their own form: shares, bank cards, 985, 996, 318国道. */
export function namedNumbers(text: TracedText): TracedText {
  const digits = (number: string) => digitsToChinese(number);
  return NAMES.reduce(
    (current, name) => current.replace(name, (all) => digits(all) + all.replace(/^[\d]+/, "")),
    text
      .replace(SHARE, digits)
      .replace(EXCHANGE, " ")
      .replace(CARD, (all) => (YEARS.test(all) ? all : digits(all)))
      .replace(PLACE, digits),
  );
}
