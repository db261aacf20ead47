import { SynthesisError } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { arpabetToSymbols, withOneStress } from "./arpabet";

const symbols = (phones: string) => arpabetToSymbols(phones.split(" ")).join("");

describe("arpabetToSymbols", () => {
  it.each([
    ["W AO1 T ER0", "wˈɔɾəɹ"],
    ["AH0 T AE1 K", "ətˈæk"],
    ["F OW1 T OW2", "fˈoʊɾoʊ"],
    ["S ER1 T AH0 N", "sˈɜɹtᵊn"],
    ["F AY1 R", "fˈaɪəɹ"],
    ["HH IY1 R", "hˈɪɹ"],
    ["B AA1 T AH0 L Z", "bˈɑɾᵊlz"],
    ["S EH1 N T ER0", "sˈɛntəɹ"],
  ])("%s", (phones, expected) => expect(symbols(phones)).toBe(expected));

  it("refuses unknown phones", () => {
    expect(() => symbols("B QQ1")).toThrow(SynthesisError);
  });
});

describe("withOneStress", () => {
  it.each([
    ["OW1 K EY1", "OW2 K EY1"],
    ["T AH0 M EY0", "T AH1 M EY0"],
    ["B AE0 N AE2 N", "B AE0 N AE1 N"],
    ["SH", "SH"],
  ])("%s", (phones, expected) => expect(withOneStress(phones.split(" ")).join(" ")).toBe(expected));
});
