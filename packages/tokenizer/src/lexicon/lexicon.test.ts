import type { Language, Lexicon, Utterance } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFrontend } from "../frontend";
import { katakanaSymbols } from "./notations";
import { parseLexicon } from "./open-lexicon";
import { SYMBOLS } from "../symbols";

const frontend = createFrontend();

async function read(text: string, lexicon?: Lexicon, language?: Language): Promise<Utterance[]> {
  const out: Utterance[] = [];
  for await (const each of frontend.utterances(text, { lexicon, language })) out.push(each);
  return out;
}

/** Words as `written|spoken|language|symbols`. */
async function words(text: string, lexicon?: Lexicon, language?: Language): Promise<string[]> {
  return (await read(text, lexicon, language)).flatMap((utterance) =>
    utterance.words.map((word) =>
      [
        text.slice(word.start, word.end),
        word.text,
        word.language,
        utterance.symbols.slice(word.symbolStart, word.symbolEnd).join(""),
      ].join("|"),
    ),
  );
}

describe("a lexicon", () => {
  test.each<[string, string, Lexicon, string[]]>([
    [
      "respelling in two words",
      "Restart nginx now.",
      { nginx: "engine x" },
      ["nginx|engine|en|ˈɛnʤən", "nginx|x|en|ˈɛks"],
    ],
    ["respelling among Chinese", "请用nginx吧。", { nginx: "engine x" }, ["nginx|x|en|ˈɛks"]],
    [
      "ARPAbet",
      "A Nikon camera",
      { nikon: { arpabet: "N AY1 K AA0 N" } },
      ["Nikon|Nikon|en|nˈaɪkɑn"],
    ],
    [
      "possessive",
      "It is Nikon's lens.",
      { nikon: { arpabet: "n ay1 k aa0 n" } },
      ["Nikon's|Nikon's|en|nˈaɪkɑnz"],
    ],
    ["possessive of a hiss", "It is Foox's.", { foox: "fox" }, ["Foox's|fox's|en|fˈɑksəz"]],
    [
      "pinyin",
      "他去重庆了。",
      { 重庆: { pinyin: "zhong4 qing4" } },
      ["重庆|重庆|zh|ʈʂʊzh4ŋʨʰizh4ŋ"],
    ],
    [
      "a part of a Chinese word",
      "他去重庆市了。",
      { 重庆: { pinyin: "zhong4 qing4" } },
      ["重庆|重庆|zh|ʈʂʊzh4ŋʨʰizh4ŋ"],
    ],
    ["Jyutping", "你好", { 你好: { jyutping: "nei5 hou2" } }, ["你好|你好|yue|neiyue5houyue2"]],
    [
      "katakana",
      "日本橋に行きます。",
      { 日本橋: { katakana: "ニッポンバシ" } },
      ["日本橋|日本橋|ja|ɲiʔpombaɕi"],
    ],
    [
      "katakana with accent",
      "日本橋に行きます。",
      { 日本橋: { katakana: "にほんばし", accent: 4 } },
      ["日本橋|日本橋|ja|ɲiꜛhombaꜜɕi"],
    ],
    ["hangul", "저는 GPT를 써요.", { GPT: { hangul: "지피티" } }, ["GPT|지피티|ko|ʨipʰitʰi"]],
    ["symbols", "Say qwx twice", { qwx: { symbols: ["k", "ˈ", "i"] } }, ["qwx|qwx|en|kˈi"]],
    ["respelling in another script", "先用GPT吧。", { GPT: "지피티" }, ["GPT|지피티|ko|ʨipʰitʰi"]],
    [
      "language of a respelling",
      "他说AI。",
      { AI: { respelling: "爱", language: "zh" } },
      ["AI|爱|zh|aizh4"],
    ],
    ["a number", "Route 101 ends.", { "101": "one oh one" }, ["101|oh|en|ˈoʊ"]],
    [
      "a word of several",
      "the New York Times",
      { "new york times": "NYT" },
      ["New York Times|NYT|en|ˌɛnwˌaɪtˈi"],
    ],
    [
      "full width letters",
      "ｎｇｉｎｘ입니다.",
      { nginx: "엔진엑스" },
      ["ｎｇｉｎｘ|엔진엑스|ko|enʥinek̚s͈ɯ"],
    ],
  ])("%s", async (_, text, lexicon, expected) => {
    expect(await words(text, lexicon)).toEqual(expect.arrayContaining(expected));
  });

  test.each<[string, string, Lexicon]>([
    ["parts of Latin words", "The cathedral.", { cat: "dog" }],
    ["parts of numbers", "It costs 12 or 215.", { "1": "five", "21": "five" }],
    [
      "other capitals, where they matter",
      "Ask us.",
      { US: { respelling: "you ess", caseSensitive: true } },
    ],
    ["a letter whose accent follows", "café", { caf: "x" }],
  ])("leaves %s alone", async (_, text, lexicon) => {
    expect(await words(text, lexicon)).toEqual(await words(text));
  });

  test("the longest word wins, then the one of the call", async () => {
    const own = createFrontend({ lexicon: { web: "one", "web server": "two" } });
    const spoken = async (lexicon?: Lexicon) => {
      for await (const { normalized } of own.utterances("Web server, web", { lexicon }))
        return normalized;
    };
    expect(await spoken()).toBe("two, one");
    expect(await spoken({ web: "three" })).toBe("two, three");
    expect(await spoken({ "WEB SERVER": "four" })).toBe("four, one");
  });

  test("what was written with these very capitals goes first", async () => {
    const lexicon = { us: "ten", US: "eleven" };
    expect((await read("us and US and Us", lexicon))[0].normalized).toBe(
      "ten and eleven and eleven",
    );
  });

  test("a match is one segment of the alignment, and the rest keeps its offsets", async () => {
    const text = "Use nginx at 5 pm";
    const [{ alignment, normalized }] = await read(text, { nginx: "engine x" });
    const shown = alignment.map(
      ({ start, end, spokenStart, spokenEnd }) =>
        `${text.slice(start, end)}>${normalized.slice(spokenStart, spokenEnd)}`,
    );
    expect(shown).toContain("nginx>engine x");
    expect(shown[0]).toBe("Use >Use ");
  });

  test("neighbours are read in context", async () => {
    // "to" is weak inside a phrase and strong at its end.
    expect(await words("go to nginx", { nginx: "engine x" })).toContain("to|to|en|tu");
    expect(await words("go to nginx", { nginx: { respelling: "bank" } })).toContain("to|to|en|tə");
  });

  const SENTENCES: readonly (readonly [Language, string])[] = [
    ["zh", "2024年3月5日花了☆元，约占30%，是吗？"],
    ["en", "At 5:30 pm ☆ paid $20 for 3 kg, didn't ☆?"],
    ["ja", "3月5日に☆は500円で☆を買いました。"],
    ["yue", "佢哋喺3月5號用☆俾咗500蚊。"],
    ["ko", "3월 5일에 ☆에서 500원을 냈어요, ☆?"],
  ];
  test.each(SENTENCES)("%s: is heard wherever it stands", async (language, sentence) => {
    const lexicon = { zorp: { symbols: ["p", "a", "p"], language } };
    await fc.assert(
      fc.asyncProperty(fc.nat(sentence.length), async (at) => {
        const text = sentence.replaceAll("☆", " ").slice(0, at) + " zorp " + sentence.slice(at);
        const heard = await words(text, lexicon, language);
        expect(heard.filter((word) => word === `zorp|zorp|${language}|pap`)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe("parseLexicon refuses", () => {
  test.each<[unknown, RegExp]>([
    [[], /must be an object/],
    ["nginx", /must be an object/],
    [{ "": "x" }, /entry "": a word of one line is needed/],
    [{ "a\nb": "x" }, /one line/],
    [{ ["x".repeat(101)]: "x" }, /longer than 100/],
    [{ a: 5 }, /entry "a": write it as a string or an object/],
    [{ a: "…" }, /entry "a": the respelling has no letter/],
    [{ a: {} }, /no pronunciation; give one of respelling, symbols, arpabet/],
    [{ a: { pinyin: "a1", jyutping: "aa1" } }, /pinyin and jyutping at once/],
    [{ a: { pinyin: "a1", accent: 1 } }, /accent does not exist here; allowed: pinyin, language/],
    [{ a: { respelling: "b", language: "fr" } }, /must be one of zh, en/],
    [{ a: { pinyin: "a1", language: "ja" } }, /pinyin is a notation of zh/],
    [{ a: { respelling: "b", caseSensitive: 1 } }, /true or false/],
    [{ a: { symbols: [] } }, /no list of strings/],
    [{ a: { symbols: ["n", " "] } }, /" " is no speech symbol/],
    [{ a: { arpabet: "N AY1 Q" } }, /"Q" is not an ARPAbet phone/],
    [{ a: { pinyin: "chong qing4" } }, /"chong" is no syllable; write pinyin with tone numbers/],
    [{ a: { pinyin: "xyz1" } }, /"xyz1" is no syllable/],
    [{ a: { jyutping: "hoeng7" } }, /"hoeng7" is no syllable/],
    [{ a: { katakana: "東京" } }, /is no kana/],
    [{ a: { katakana: "トーキョー", accent: 5 } }, /from 0 to 4/],
    [{ a: { hangul: "abc" } }, /is not hangul/],
  ])("%j", (lexicon, message) => {
    const parse = () => parseLexicon(lexicon, SYMBOLS);
    expect(parse).toThrow(message);
    expect(parse).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  test("a respelling that its language cannot read, when it is met", async () => {
    const lexicon: Lexicon = { abc: { respelling: "일이삼", language: "en" } };
    await expect(read("abc", lexicon)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(/"abc".*cannot be read in en/),
    });
  });
});

test.each([
  ["ハシ", undefined, "haɕi"],
  ["ハシ", 0, "haꜛɕi"],
  ["ハシ", 1, "haꜜɕi"],
  ["ハシ", 2, "haꜛɕiꜜ"],
  ["キャンプ", 1, "kʲaꜜmpɯ"],
  ["ニッポン", 3, "ɲiꜛʔpoꜜɴ"],
  ["ネ", 0, "ne"],
])("katakanaSymbols(%j, %j) is %j", (kana, accent, expected) => {
  expect(katakanaSymbols(kana, accent).symbols.join("")).toBe(expected);
});
