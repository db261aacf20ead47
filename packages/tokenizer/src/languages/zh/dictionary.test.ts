import { beforeAll, describe, expect, test, vi } from "vitest";
import { mandarinDictionaryUrl } from "../../data-files";
import { packagedDictionary } from "../shared/dictionary-loader";
import { createMandarin, mandarin } from ".";
import { createMandarinDictionary, type MandarinDictionary } from "./dictionary";

let bytes: ArrayBuffer;
let dictionary: MandarinDictionary;
beforeAll(async () => {
  bytes = await packagedDictionary(mandarinDictionaryUrl)();
  dictionary = createMandarinDictionary(bytes);
});
const cut = (text: string) =>
  dictionary.look(text).words.map(({ start, end }) => text.slice(start, end));

test("other bytes, other versions and cut files are rejected", () => {
  expect(() => createMandarinDictionary(new ArrayBuffer(0))).toThrow("not a Mandarin dictionary");
  for (const length of [8, 1000, 200_000, bytes.byteLength - 5])
    expect(() => createMandarinDictionary(bytes.slice(0, length))).toThrow("cut short");
});

test("a dictionary that cannot be loaded says what to do", async () => {
  const broken = createMandarin(() => Promise.reject(new Error("offline")));
  await expect(broken.load()).rejects.toThrow("createMandarin()");
});

describe("words", () => {
  test.each([
    ["我们去公园散步。", "我们|去|公园|散步|。"],
    ["没什么本事", "没什么|本事"],
    ["微信点击外卖", "微信|点击|外卖"],
    ["二百二十九", "二百|二十九"],
    ["三点三十分", "三点|三十|分"],
    ["二零二六年", "二零二六|年"],
    ["用OK键", "用|OK|键"],
  ])("%s", (text, words) => expect(cut(text).join("|")).toBe(words));

  test("cover the text", () => {
    for (const text of ["", "𠮷".repeat(700), "a".repeat(2000), "好".repeat(3000), "好a，𠮷 1"])
      expect(cut(text).join("")).toBe(text);
  });

  test("a long text without marks is cut as its parts are", () => {
    const sentence = "昨天下午我们在图书馆门口遇见了一位多年不见的老同学";
    const once = cut(sentence);
    expect(cut(sentence.repeat(100))).toEqual(Array.from({ length: 100 }, () => once).flat());
  });
});

test("symbols do not depend on the platform's segmenter", async () => {
  const text =
    "尊敬的家长朋友们，明天上午的会得推迟到下周三，请大家互相转告，别忘了带着孩子的作业本。";
  const here = (await mandarin.load()).phonemize(text);
  for (const segmenter of [undefined, class { segment = () => [{ segment: text, index: 0 }]; }]) {
    vi.stubGlobal("Intl", { ...Intl, Segmenter: segmenter });
    try {
      const elsewhere = await createMandarin().load();
      expect(elsewhere.phonemize(text)).toEqual(here);
    } finally {
      vi.unstubAllGlobals();
    }
  }
}); // prettier-ignore
