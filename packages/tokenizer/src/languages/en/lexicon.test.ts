import { describe, expect, it } from "vitest";
import { openLexicon } from "./lexicon";

const lexicon = openLexicon({
  phones: "AE1 B T S",
  codes: "!#$%",
  words: "batDsBsat|satDs",
  sounds: "#!$ #!$% #%!$|%!$ %!$%",
});

describe("openLexicon", () => {
  it.each([
    ["bat", ["B", "AE1", "T"]],
    ["bats", ["B", "AE1", "T", "S"]],
    ["bsat", ["B", "S", "AE1", "T"]],
    ["sat", ["S", "AE1", "T"]],
    ["sats", ["S", "AE1", "T", "S"]],
  ])("finds %s", (word, phones) => expect(lexicon.get(word)).toEqual(phones));

  it.each(["", "a", "ba", "bata", "satz", "zebra"])("does not find %j", (word) =>
    expect(lexicon.get(word)).toBeUndefined(),
  );
});
