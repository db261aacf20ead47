import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { loadMandarinReader, type MandarinReader } from "./reader";

let read: MandarinReader;
beforeAll(async () => {
  read = await loadMandarinReader();
});
const citation = (text: string) => read(text).citation.filter(Boolean).join(" ");
const spoken = (text: string) => read(text).spoken.filter(Boolean).join(" ");

describe("characters with several readings", () => {
  test.each([
    ["我得早点儿回家", "得", "dei3"],
    ["少说也得两个钟头", "得", "dei3"],
    ["她唱得好听极了", "得", "de5"],
    ["冷得牙齿直打架", "得", "de5"],
    ["他只好默默地上了楼", "地", "de5"],
    ["雪慢慢地下着", "地", "de5"],
    ["菜地里有条虫", "地", "di4"],
    ["桌上放着一本书", "着", "zhe5"],
    ["灯终于点着了", "着", "zhao2"],
    ["胡子很长", "长", "chang2"],
    ["墙角长着几棵草", "长", "zhang3"],
    ["跑了一天，真累", "累", "lei4"],
    ["把借的钱还了", "还", "huan2"],
    ["他还在等", "还", "hai2"],
    ["爷爷在院子里种了三棵枣树", "种", "zhong4"],
    ["这种事常有", "种", "zhong3"],
    ["给客人倒了杯热茶", "倒", "dao4"],
    ["小树被风吹倒了", "倒", "dao3"],
    ["轮子飞快地转", "转", "zhuan4"],
    ["妈妈切了一盘水果", "切", "qie1"],
    ["奶奶教我包饺子", "教", "jiao1"],
    ["记者单国栋报道", "单", "shan4"],
    ["这张单子交给谁", "单", "dan1"],
    ["任老师今天不在", "任", "ren2"],
    ["我OK了", "了", "le5"],
  ])("%s: %s is %s", (text, character, reading) =>
    expect(read(text).citation[text.indexOf(character)]).toBe(reading),
  );
});

describe("words", () => {
  test.each([
    ["秘书长和校长", "mi4 shu1 zhang3 he2 xiao4 zhang3"],
    ["下载照片", "xia4 zai4 zhao4 pian4"],
    ["项目的目的", "xiang4 mu4 de5 mu4 di4"],
    ["盱眙和蚌埠", "xu1 yi2 he2 beng4 bu4"],
    ["尉迟恭", "yu4 chi2 gong1"],
  ])("%s", (text, pinyin) => expect(citation(text)).toBe(pinyin));

  test.each([
    ["老婆说这个办法好", "lao3 po5"],
    ["关系", "guan1 xi5"],
    ["丸子", "wan2 zi5"],
    ["质子", "zhi4 zi3"],
    ["穿衣服", "chuan1 yi1 fu5"],
    ["东西方", "dong1 xi1 fang1"],
  ])("neutral tones: %s", (text, pinyin) => expect(spoken(text).startsWith(pinyin)).toBe(true));
});

/** Words whose traditional form says more than the simplified one, or names another word. */
const DIFFERENT: ReadonlySet<string> = new Set(["散发", "并州", "干面", "干湿"]);

test("traditional script is read like simplified", () => {
  const rows = readFileSync(new URL("./golden/opencc-words.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  expect(rows).toHaveLength(2900);
  const different = rows.filter(
    ([simplified, traditional]) =>
      !DIFFERENT.has(simplified) && spoken(simplified) !== spoken(traditional),
  );
  expect(different).toEqual([]);
});

test.each([
  ["停車場", "ting2 che1 chang3"],
  ["什麽", "shen2 me5"],
  ["水滸傳", "shui3 hu3 zhuan4"],
  ["彷彿", "fang3 fu2"],
  ["乾隆", "qian2 long2"],
  ["乾燥", "gan1 zao4"],
  ["靚麗", "liang4 li4"],
  ["爲何", "wei4 he2"],
])("%s", (text, pinyin) => expect(citation(text)).toBe(pinyin));
