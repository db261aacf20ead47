import { describe, expect, it } from "vitest";
import { openJointNgram } from "./joint-ngram";

/**
 * Letters a and b with graphones a→AE1, b→B, and "ab" as one chunk that is improbable.
 * Layout: child count of the root, then nodes token-delta, -log p, back-off, child count; the last level has no last two.
 */
function tinyModel() {
  const bytes = [
    [5], // root: start, end, a, b, ab
    [0, 240, 128, 1], // start, one child
    [1, 12, 128, 0], // end
    [1, 24, 128, 0], // a: exp(-2)
    [1, 24, 128, 0], // b
    [1, 120, 128, 0], // ab: exp(-10)
    [2, 6], // start a: exp(-0.5)
  ].flat();
  return {
    order: 2,
    scale: 12,
    offset: 128,
    graphones: ["", "", "a AE1", "b B", "ab OY1"],
    trie: btoa(String.fromCharCode(...bytes)),
  };
}

describe("openJointNgram", () => {
  const model = openJointNgram(tinyModel());

  it("takes the most probable path", () => expect(model.pronounce("ab")).toEqual(["AE1", "B"]));
  it("reads repeated letters", () => expect(model.pronounce("bab")).toEqual(["B", "AE1", "B"]));
  it("gives nothing for unknown letters", () => expect(model.pronounce("q")).toEqual([]));
  it("gives nothing for nothing", () => expect(model.pronounce("")).toEqual([]));
});
