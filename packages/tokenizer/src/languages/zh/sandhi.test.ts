import { beforeAll, describe, expect, test } from "vitest";
import { erhua } from "./erhua";
import { loadMandarinReader, type MandarinReader } from "./reader";
import { thirdToneSandhi } from "./sandhi";
import { yiBuSandhi } from "./yi-bu";

let read: MandarinReader;
beforeAll(async () => {
  read = await loadMandarinReader();
});
const spoken = (text: string) =>
  read(text)
    .spoken.filter((syllable) => syllable !== "")
    .join(" ");
const citation = (text: string) => read(text).citation.filter(Boolean).join(" ");
/** `word|word` to ranges. */
const ranges = (cut: string) => {
  let end = 0;
  return cut.split("|").map((word) => ({ start: end, end: (end += word.length) }));
};

describe("third tones", () => {
  test.each([
    ["你好", "ni3 hao3", "ni2 hao3"],
    ["我|买", "wo3 mai3", "wo2 mai3"],
    ["我|很|好", "wo3 hen3 hao3", "wo2 hen2 hao3"],
    ["展览馆", "zhan3 lan3 guan3", "zhan2 lan2 guan3"],
    ["小老虎", "xiao3 lao3 hu3", "xiao3 lao2 hu3"],
    ["我|打扫", "wo3 da3 sao3", "wo3 da2 sao3"],
    ["买|水果", "mai3 shui3 guo3", "mai3 shui2 guo3"],
    ["小姐|好", "xiao3 jie3 hao3", "xiao2 jie2 hao3"],
    ["好|老师", "hao3 lao3 shi1", "hao2 lao3 shi1"],
    ["领导|讲话", "ling3 dao3 jiang3 hua4", "ling2 dao3 jiang3 hua4"],
    ["岂有此理", "qi3 you3 ci3 li3", "qi2 you3 ci2 li3"],
    ["五五|五", "wu3 wu3 wu3", "wu2 wu2 wu3"],
  ])("%s", (cut, before, after) =>
    expect(thirdToneSandhi(cut.replaceAll("|", ""), before.split(" "), ranges(cut)).join(" ")).toBe(
      after,
    ),
  );

  test("nothing changes across punctuation", () =>
    expect(thirdToneSandhi("好，我", ["hao3", "", "wo3"], ranges("好|，|我"))).toEqual([
      "hao3",
      "",
      "wo3",
    ]));
});

describe("一 and 不", () => {
  const of = (text: string, pinyin: string) => yiBuSandhi(text, pinyin.split(" ")).join(" ");
  test.each([
    ["一定", "yi1 ding4", "yi2 ding4"],
    ["一般", "yi1 ban1", "yi4 ban1"],
    ["一个", "yi1 ge5", "yi2 ge5"],
    ["统一", "tong3 yi1", "tong3 yi1"],
    ["第一次", "di4 yi1 ci4", "di4 yi1 ci4"],
    ["十一月", "shi2 yi1 yue4", "shi2 yi1 yue4"],
    ["一百一十", "yi1 bai3 yi1 shi2", "yi4 bai3 yi1 shi2"],
    ["二万一千", "er4 wan4 yi1 qian1", "er4 wan4 yi4 qian1"],
    ["一步一步", "yi1 bu4 yi1 bu4", "yi2 bu4 yi2 bu4"],
    ["一口一口", "yi1 kou3 yi1 kou3", "yi4 kou3 yi4 kou3"],
    ["一点一点地", "yi1 dian3 yi1 dian3 de5", "yi4 dian3 yi4 dian3 de5"],
    ["试一试", "shi4 yi1 shi4", "shi4 yi5 shi4"],
    ["二比一领先", "er4 bi3 yi1 ling3 xian1", "er4 bi3 yi1 ling3 xian1"],
    ["一比三", "yi1 bi3 san1", "yi1 bi3 san1"],
    ["一加一等于二", "yi1 jia1 yi1 deng3 yu2 er4", "yi1 jia1 yi1 deng3 yu2 er4"],
    ["一单元", "yi1 dan1 yuan2", "yi1 dan1 yuan2"],
    ["三月一日", "san1 yue4 yi1 ri4", "san1 yue4 yi1 ri4"],
    ["找王一凡", "zhao3 wang2 yi1 fan2", "zhao3 wang2 yi1 fan2"],
    ["高一点", "gao1 yi1 dian3", "gao1 yi4 dian3"],
    ["一点五", "yi1 dian3 wu3", "yi1 dian3 wu3"],
    ["一一", "yi1 yi1", "yi1 yi1"],
    ["看一看", "kan4 yi1 kan4", "kan4 yi5 kan4"],
    ["不要", "bu4 yao4", "bu2 yao4"],
    ["不好", "bu4 hao3", "bu4 hao3"],
    ["是不是", "shi4 bu4 shi4", "shi4 bu5 shi4"],
    ["对不起", "dui4 bu4 qi3", "dui4 bu5 qi3"],
  ])("%s", (text, before, after) => expect(of(text, before)).toBe(after));
});

describe("erhua", () => {
  test.each([
    ["画儿", "hua4 er2", "huar4 r"],
    ["一会儿", "yi2 hui4 er2", "yi2 huir4 r"],
    ["女儿", "nv3 er2", "nv3 er2"],
    ["婴儿", "ying1 er2", "ying1 er2"],
    ["这儿童", "zhe4 er2 tong2", "zhe4 er2 tong2"],
  ])("%s", (text, before, after) => expect(erhua(text, before.split(" ")).join(" ")).toBe(after));
  test("the words of a sentence", () => expect(spoken("在这儿玩儿")).toBe("zai4 zher4 r wanr2 r"));
});

describe("readings by context", () => {
  test.each([
    ["他高兴地说", "ta1 gao1 xing4 de5 shuo1"],
    ["慢慢地走", "man4 man4 de5 zou3"],
    ["各地都有", "ge4 di4 dou1 you3"],
    ["跑得很快", "pao3 de5 hen3 kuai4"],
    ["你得去看", "ni3 dei3 qu4 kan4"],
    ["为了你", "wei4 le5 ni3"],
    ["因为一件事", "yin1 wei4 yi1 jian4 shi4"],
    ["面积为三公顷", "mian4 ji1 wei2 san1 gong1 qing3"],
    ["市长和校长", "shi4 zhang3 he2 xiao4 zhang3"],
    ["归还图书", "gui1 huan2 tu2 shu1"],
    ["还清了债", "huan2 qing1 le5 zhai4"],
    ["他还没来", "ta1 hai2 mei2 lai2"],
    ["测量体重", "ce4 liang2 ti3 zhong4"],
    ["降雨量", "jiang4 yu3 liang4"],
    ["钻进山洞", "zuan1 jin4 shan1 dong4"],
    ["湖泊", "hu2 po1"],
    ["挨饿", "ai2 e4"],
    ["增长率", "zeng1 zhang3 lv4"],
    ["两只猫只吃鱼", "liang3 zhi1 mao1 zhi3 chi1 yu2"],
    ["银行行长", "yin2 hang2 hang2 zhang3"],
    ["五人参加", "wu3 ren2 can1 jia1"],
    ["会议中将有新人", "hui4 yi4 zhong1 jiang1 you3 xin1 ren2"],
    ["好好学习", "hao3 hao3 xue2 xi2"],
    ["教书育人", "jiao1 shu1 yu4 ren2"],
    ["头发发亮", "tou2 fa4 fa1 liang4"],
    ["子弹和弹琴", "zi3 dan4 he2 tan2 qin2"],
    ["成为了老师", "cheng2 wei2 le5 lao3 shi1"],
    ["导弹沉没", "dao3 dan4 chen2 mo4"],
    ["三点五十六分", "san1 dian3 wu3 shi2 liu4 fen1"],
  ])("%s", (text, pinyin) => expect(citation(text)).toBe(pinyin));
});

describe("neutral tones", () => {
  test.each([
    ["东西", "dong1 xi5"],
    ["东西方", "dong1 xi1 fang1"],
    ["窗户", "chuang1 hu5"],
    ["左边", "zuo3 bian5"],
    ["走走", "zou2 zou5"],
    ["看看", "kan4 kan5"],
    ["马虎", "ma3 hu5"],
    ["去东方", "qu4 dong1 fang1"],
  ])("%s", (text, pinyin) => expect(spoken(text)).toBe(pinyin));
  test("the citation form keeps its tone", () => expect(citation("窗户")).toBe("chuang1 hu4"));
});

describe("surnames, places and traditional text", () => {
  test.each([
    ["仇女士", "qiu2 nv3 shi4"],
    ["她姓解", "ta1 xing4 xie4"],
    ["解题", "jie3 ti2"],
    ["有空间", "you3 kong1 jian1"],
    ["抽空去", "chou1 kong4 qu4"],
    ["自传", "zi4 zhuan4"],
    ["奇数", "ji1 shu4"],
    ["投行", "tou2 hang2"],
    ["還了錢", "huan2 le5 qian2"],
    ["聽著歌", "ting1 zhe5 ge1"],
    ["名著", "ming2 zhu4"],
    ["遠著名樓", "yuan3 zhu4 ming2 lou2"],
    ["瞭解", "liao3 jie3"],
    ["犍为", "qian2 wei2"],
    ["把地拖干净", "ba3 di4 tuo1 gan1 jing4"],
  ])("%s", (text, pinyin) => expect(citation(text)).toBe(pinyin));
});
