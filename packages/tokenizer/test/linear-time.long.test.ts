import { LANGUAGES, type Language } from "@cosyvoice-lite/spec";
import { describe, expect, test } from "vitest";
import { createFrontend } from "../src/frontend";

const frontend = createFrontend({ lexicon: { aaaa: "ay", 好好: { pinyin: "hao3 hao3" } } });

/** A unit of ordinary text, without marks that end a sentence. */
const ORDINARY: Readonly<Record<Language, string>> = {
  zh: "我们昨天去公园看了很多花然后回家吃饭",
  en: "we went to the park and looked at the many flowers ",
  ja: "昨日は公園へ花を見に行ってから家で食べました",
  yue: "我哋琴日去咗公園睇花之後返屋企食飯",
  ko: "우리는 어제 공원에 가서 꽃을 보고 집에 왔어요 ",
};

/** What careless patterns would take long over. */
const NASTY: readonly string[] = [
  "a", "1", "1,", "1.", "1-", "1/", "1:", "1 ", "0 1", "$1", "1%", "-", ".", "..a", "'", "'a", "(", "“", "a@", "@a", "a.b.", "a-b-",
  "://", "www.", "<", "<lang ", "<lang ja>", "</lang>", "<lang ja>1</lang>", "x^", "a/", "A.", "Ab", "é", "a\u0301", "\u0301", "\n", " ",
  "\u200b", "\ud800", "👍", "👍\u200d", "一", "十", "一二", "千", "年", "3月", "第", "々", "あ", "ー", "ッ", "カ", "가", "개", "3개", "ㅋ", "ไ", "א", "１",
]; // prettier-ignore

const SMALL = 10_000;
const FACTOR = 10;
/** Brief of the project: ten times the input takes at most twelve times the time. */
const MOST = 12;
/** Below this many milliseconds of processor time a measurement says nothing. */
const SHORTEST = 40;

async function processorTime(text: string, language: Language): Promise<number> {
  const before = process.cpuUsage();
  for await (const utterance of frontend.utterances(text, { language })) void utterance;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function best(text: string, language: Language, times: number): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < times; i++) least = Math.min(least, await processorTime(text, language));
  return least;
}

const fill = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

describe.each(LANGUAGES)("%s: ten times the text takes about ten times the time", (language) => {
  test.each([ORDINARY[language], ...NASTY])("%j", { timeout: 5 * 60_000 }, async (unit) => {
    await processorTime(fill(unit, SMALL / 10), language);
    const small = Math.max(SHORTEST, await best(fill(unit, SMALL), language, 2));
    // A slow machine's hiccup is measured again; what is not linear stays slow.
    const large = fill(unit, SMALL * FACTOR);
    let factor = (await processorTime(large, language)) / small;
    if (factor > MOST) factor = Math.min(factor, (await best(large, language, 2)) / small);
    expect(factor).toBeLessThanOrEqual(MOST);
  });
});
