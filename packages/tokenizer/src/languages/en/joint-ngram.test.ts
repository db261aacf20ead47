import { describe, expect, it } from "vitest";
import { openJointNgram } from "./joint-ngram";

/** Numbers as the columns hold them: printable ASCII without quotation mark and backslash. */
const column = (...values: number[]) =>
  values
    .map((value) => String.fromCharCode(32 + value + (value > 1 ? 1 : 0) + (value > 58 ? 1 : 0)))
    .join("");

/** Letters a and b with graphones a→AE1, b→B, and "ab" as one chunk that is improbable. */
const model = openJointNgram({
  order: 2,
  scale: 6,
  offset: 46,
  graphones: ";;a AE1;b B;ab OY1",
  // Start, end, a, b, ab; after the start: a.
  tokens: column(0, 1, 1, 1, 1, 2),
  children: column(5, 1, 0, 0, 0, 0),
  probabilities: column(90, 6, 12, 12, 60, 3),
  backoffs: column(46),
});

describe("openJointNgram", () => {
  it("takes the most probable path", () => expect(model.pronounce("ab")).toEqual(["AE1", "B"]));
  it("reads repeated letters", () => expect(model.pronounce("bab")).toEqual(["B", "AE1", "B"]));
  it("gives nothing for unknown letters", () => expect(model.pronounce("q")).toEqual([]));
  it("gives nothing for nothing", () => expect(model.pronounce("")).toEqual([]));
});
