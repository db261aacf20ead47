import { expect, test } from "vitest";
import { metadataFor, tokenizerFor, tokensFor } from "./kokoro-models.mjs";

const VOCABULARY = { ",": 3, " ": 16, a: 43, ə: 83, ˈ: 156 };

test.each([
  ["ˈa, ə", "ˈa, ə"],
  ["ˈa_ə\n7", "ˈaə"],
  ["", ""],
])("the tokenizer keeps of %j the symbols that it knows", (phonemes, kept) => {
  const { normalizer } = tokenizerFor(VOCABULARY);
  const unknown = new RegExp(normalizer.pattern.Regex, "gu");
  expect(phonemes.replaceAll(unknown, normalizer.content)).toBe(kept);
});

test.each(["]", "\\", "^", "-"])("a symbol may be %s", (symbol) => {
  const { normalizer } = tokenizerFor({ a: 1, [symbol]: 2, z: 3 });
  const unknown = new RegExp(normalizer.pattern.Regex, "gu");
  expect(`a${symbol}bz`.replaceAll(unknown, "")).toBe(`a${symbol}z`);
});

test("the tokenizer puts a border at both ends", () => {
  const { post_processor: borders, model } = tokenizerFor(VOCABULARY);
  expect(model.vocab).toEqual({ $: 0, ...VOCABULARY });
  expect(borders.single[0]).toEqual(borders.single[2]);
});

test("tokens.txt has a symbol and its number per line, a space among them", () =>
  expect(tokensFor(VOCABULARY)).toBe(", 3\n  16\na 43\nə 83\nˈ 156\n"));

test("the metadata counts the voices", () =>
  expect(metadataFor(["af_heart", "bm_fable"])).toMatchObject({
    n_speakers: 2,
    speaker_names: "af_heart,bm_fable",
    style_dim: "510,1,256",
  }));
