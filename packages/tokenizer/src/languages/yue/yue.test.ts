import { beforeAll, expect, test } from "vitest";
import { SYMBOLS } from "../../symbols";
import type { LanguageRules } from "../language-module";
import { cantonese, loadCantoneseReader } from ".";
import { jyutpingSymbols } from "./syllable";
import { rewrite } from "../../text/traced-text";

let rules: LanguageRules;
beforeAll(async () => {
  rules = await cantonese.load();
});

test.each([
  ["gwong2", "k w ɔ ː ŋ yue2"], ["m4", "m yue4"], ["ng5", "ŋ yue5"], ["jyut6", "j y ː t̚ yue6"], ["heoi3", "h ɵ y yue3"],
  ["sik6", "s ɪ k̚ yue6"], ["aa3", "a ː yue3"], ["hoeng1", "h œ ː ŋ yue1"], ["keoi5", "kʰ ɵ y yue5"], ["ngo5", "ŋ ɔ ː yue5"],
])("%s → %s", (jyutping, symbols) => expect(jyutpingSymbols(jyutping)?.join(" ")).toBe(symbols)); // prettier-ignore

test("what is no Jyutping is refused", () => {
  for (const text of ["", "zz1", "gwong", "gwong7"]) expect(jyutpingSymbols(text)).toBeUndefined();
});

test("all rhymes stay inside the inventory", () => {
  for (const nucleus of ["aa", "a", "e", "i", "o", "u", "oe", "eo", "yu"])
    for (const coda of ["", "i", "u", "m", "n", "ng", "p", "t", "k"])
      for (const symbol of jyutpingSymbols(`b${nucleus}${coda}1`) ?? [])
        expect(SYMBOLS).toContain(symbol);
});

test.each([
  ["坐喺度", "co5 hai2 dou6"],
  // To book, or to lay down.
  ["我想訂枱", "ngo5 soeng2 deng6 toi2"],
  ["法例修訂咗", "faat3 lai6 sau1 ding3 zo2"],
  // A try, a fright.
  ["我哋試吓先", "ngo5 dei6 si3 haa5 sin1"],
  ["吓親個細路", "haak3 can1 go3 sai3 lou6"],
  // A daughter, a woman.
  ["阿女好靚", "aa3 neoi2 hou2 leng3"],
  ["佢女朋友", "keoi5 neoi5 pang4 jau5"],
  ["我個女兒", "ngo5 go3 neoi5 ji4"],
  // The head of a bank, the growth of a figure.
  ["銀行行長", "ngan4 hong4 hong4 zoeng2"],
  ["人口增長率", "jan4 hau2 zang1 zoeng2 leot2"],
  ["佢長大咗", "keoi5 zoeng2 daai6 zo2"],
  // Two, and the unit of weight.
  ["食兩碗", "sik6 loeng5 wun2"],
  ["半斤八兩", "bun3 gan1 baat3 loeng2"],
  // 咁: in that manner, and that much.
  ["慢慢咁行", "maan6 maan2 gam2 haang4"],
  ["咁樣唔得", "gam2 joeng2 m4 dak1"],
  ["咁我哋去邊", "gam2 ngo5 dei6 heoi3 bin1"],
  ["唔好咁", "m4 hou2 gam2"],
  ["點解咁貴", "dim2 gaai2 gam3 gwai3"],
  ["咁大件事", "gam3 daai6 gin6 si6"],
  // To wear, to fall asleep, to catch fire.
  ["着住件紅色外套", "zoek3 zyu6 gin6 hung4 sik1 ngoi6 tou3"],
  ["佢瞓着咗", "keoi5 fan3 zoek6 zo2"],
  ["瞓緊覺", "fan3 gan2 gaau3"],
  ["發覺", "faat3 gok3"],
  ["大聲啲", "daai6 seng1 di1"],
  ["聲明", "sing1 ming4"],
  ["氹仔", "tam5 zai2"],
  ["氹女仔", "tam3 neoi5 zai2"],
  ["盛飯", "sing4 faan6"],
  ["盛大", "sing6 daai6"],
  ["好平", "hou2 peng4"],
  ["平時", "ping4 si4"],
  ["聽朝", "ting1 ziu1"],
  ["唐朝", "tong4 ciu4"],
  ["坐標", "zo6 biu1"],
  ["返屋企", "faan1 uk1 kei2"],
  ["等一下", "dang2 jat1 haa5"],
  ["上下", "soeng6 haa6"],
  ["唔使", "m4 sai2"],
  ["佢過來", "keoi5 gwo3 lai4"],
  ["未來", "mei6 loi4"],
  ["左邊", "zo2 bin6"],
  ["嗰張相", "go2 zoeng1 soeng2"],
  ["互相信任", "wu6 soeng1 seon3 jam6"],
  ["套片", "tou3 pin2"],
  ["正月", "zing1 jyut6"],
  ["太近", "taai3 kan5"],
  ["大使館", "daai6 si3 gun2"],
  ["賣成百蚊", "maai6 seng4 baak3 man1"],
  ["真呀？", "zan1 aa4"],
  ["點呀？", "dim2 aa3"],
])("%s is read %s", async (text, jyutping) => {
  const read = await loadCantoneseReader();
  expect(read(text).flat().join(" ")).toBe(jyutping);
});

test.each([
  ["200個人", "二百個人"],
  ["2000", "兩千"],
  ["3:05", "三點零五分"],
  ["$20", "二十蚊"],
  ["8-10點", "八至十點"],
  ["6:30", "六點半"],
  ["18:30", "十八點三十分"],
  ["4pm", "下晝四點"],
  ["$7.5", "七個半"],
  ["$60", "六十蚊"],
  ["$0.8", "八毫"],
  ["$2.2", "兩個二"],
  ["$150.5", "一百五十個半"],
  ["8.5蚊", "八蚊半"],
  ["HK$3,000", "三千港元"],
  ["US$1.2M", "一百二十萬美金"],
  ["-6°C", "零下六度"],
  ["3kg", "三公斤"],
  ["7.5%", "百分之七點五"],
  ["4號線", "四號線"],
  ["打俾23334444", "打俾二三三三四四四四"],
  ["x≥3", "x大於等於三"],
])("%s → %s", (text, words) => expect(rewrite(rules.normalize, text)).toBe(words));

test("reads a sentence with numbers", () => {
  const text = rewrite(rules.normalize, "我哋有500蚊");
  expect(text).toBe("我哋有五百蚊");
  expect(rules.phonemize(text).map((word) => word.symbols.join("")).join(" ")).toContain("ŋyue5paːk̚yue3");
}); // prettier-ignore

test("a letter inside Cantonese text has a name", () => {
  const words = rules.phonemize("五G網");
  expect(words.flatMap((word) => word.symbols).filter((symbol) => symbol.startsWith("yue"))).toHaveLength(3);
}); // prettier-ignore
