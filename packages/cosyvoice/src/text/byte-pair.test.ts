import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tiktoken } from "js-tiktoken/lite";
import { createBytePairTokenizer, parseBytePairFile } from "./byte-pair";
import { goldenRanks, goldenTokenizer, readGolden } from "../../test/helpers/text-golden";

const golden = await readGolden();
const tokenizer = await goldenTokenizer(golden);

describe("createBytePairTokenizer", () => {
  test.each(golden.tokens)("gives the ids of Python's tiktoken for $text", ({ text, ids }) => {
    expect(tokenizer.encode(text)).toEqual(ids);
  });

  test("covers any text with pieces that spell it", () => {
    const letters = fc.constantFrom("a", "'", "s", " ", "\n", "中", "é", "́", "😀", "3", "<|ko|>", "|>", "\ufeff", "\u0085"); // prettier-ignore
    fc.assert(
      fc.property(fc.array(letters), fc.integer({ min: 1, max: 9 }), (parts, longest) => {
        const text = parts.join("");
        for (const options of [{}, { longest }]) {
          const pieces = tokenizer.pieces(text, options);
          expect(pieces.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
          expect(pieces.every(({ ids }) => ids.length > 0)).toBe(true);
        }
      }),
    );
  });

  test("gives the ids of another implementation for any text, and the same text for an id", async () => {
    const file = await goldenRanks(golden);
    const library = new Tiktoken({ ...file, special_tokens: {} });
    const letters = fc.constantFrom(..."abcdeinorst '\n.,3中文日かな한글éß😀\u0301".split(""));
    const word = fc.array(letters, { maxLength: 60 }).map((all) => all.join(""));
    // The library is not told of special tokens.
    const texts = fc.oneof(fc.string({ unit: "binary" }), word).filter((text) => !text.includes("<|")); // prettier-ignore
    fc.assert(
      fc.property(texts, (text) => {
        const ids = tokenizer.encode(text);
        expect(ids).toEqual(library.encode(text, [], []));
        for (const id of ids) expect(tokenizer.textOf(id)).toBe(library.decode([id]));
      }),
    );
  });

  test("takes special tokens as one id and tells what an id stands for", () => {
    expect(tokenizer.specialId("<|yue|>")).toBe(50358);
    expect(tokenizer.specialId("<|jp|>")).toBeUndefined();
    expect(tokenizer.pieces("<|yue|>好").map(({ isSpecial }) => isSpecial)).toEqual([true, false]);
    expect(tokenizer.textOf(50358)).toBe("<|yue|>");
    const spelled = tokenizer.encode("two words").map((id) => tokenizer.textOf(id));
    expect(spelled.join("")).toBe("two words");
  });
});

const good = { pat_str: "a|[^a]+", special_tokens: { "<|x|>": 2 }, bpe_ranks: "! 0 YQ== Yg==" };

describe("tokenizer.json", () => {
  test.each<[string, unknown, string]>([
    ["no object", null, "not an object"],
    ["a list", [], "not an object"],
    ["an unknown key", { ...good, more: 1 }, "unknown key more"],
    ["no pattern", { ...good, pat_str: 1 }, "pat_str is not a pattern"],
    ["a broken pattern", { ...good, pat_str: "(" }, "not a pattern of JavaScript"],
    ["no special tokens", { ...good, special_tokens: null }, "special_tokens is not an object"],
    ["a special token of another form", { ...good, special_tokens: { x: 1 } }, "not of the form"],
    ["a special token without id", { ...good, special_tokens: { "<|x|>": 1.5 } }, "has no id"],
    ["no ranks", { ...good, bpe_ranks: "" }, "bpe_ranks"],
    ["ranks that are not base64", { ...good, bpe_ranks: "! 0 ~~~" }, "bpe_ranks"],
  ])("refuses %s", (_, json, message) => {
    expect(() => parseBytePairFile(json)).toThrow(
      expect.objectContaining({ code: "VOICE_INVALID", message: expect.stringContaining(message) }),
    );
  });

  test("refuses ids behind the text embedding", () => {
    const file = parseBytePairFile(good);
    expect(createBytePairTokenizer(file, 3).encode("ab<|x|>")).toEqual([0, 1, 2]);
    expect(() => createBytePairTokenizer(file, 2)).toThrow(
      expect.objectContaining({
        code: "VOICE_INVALID",
        message: expect.stringContaining("2 rows"),
      }),
    );
  });
});
