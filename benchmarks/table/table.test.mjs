import { expect, test } from "vitest";
import { articleBlock, programsBlock, spokenBlock } from "./blocks.mjs";
import { readPage } from "./files.mjs";
import { fillPage, tableOf } from "./page.mjs";
import { measuredOn, megabytes, ratio, time } from "./units.mjs";

const machine = { cpu: "Example CPU", cores: 4, node: "v20.1.0", loadAverage: 0.5 };

test("the page says what the results say (`npm run bench:table` writes it)", () => {
  const { page, wanted } = readPage();
  expect(page).toBe(wanted);
});

test.each([
  [0.0123, "12 ms"],
  [1.26, "1.3 s"],
  [null, "–"],
])("a time of %s is %s", (seconds, text) => expect(time(seconds)).toBe(text));

test.each([
  [0.010_48, "0.010"],
  [0.7036, "0.70"],
  [123.4, "123"],
  [null, "–"],
])("a ratio of %s is %s", (value, text) => expect(ratio(value)).toBe(text));

test.each([
  [16.09, "16 MB"],
  [null, "–"],
  [undefined, "–"],
])("%s megabytes are %s", (value, text) => expect(megabytes(value)).toBe(text));

test("neighbours on the machine are told", () => {
  const quiet = measuredOn({ machine, threads: 2, date: "2026-01-02T03:04:05Z" });
  expect(quiet).toBe(
    "Measured on 4 cores of an Example CPU, 2 threads, Node 20.1.0, on 2026-01-02.",
  );
  expect(measuredOn({ machine: { ...machine, loadAverage: 7 } })).toContain("load average 7");
});

test("a program has a row, one that is missing a reason", () => {
  const figures = {
    version: "example-tts 3.1",
    coldStartSeconds: 2.04,
    firstAudioSeconds: 0.5,
    realTimeFactor: 0.25,
    peakMemoryMB: 311.6,
    installMB: 90,
    installRuntimeMB: 40,
    browserMB: null,
  };
  const block = programsBlock({
    programs: { example: figures },
    missing: { other: "It has no model.\nA stack" },
    sentence: "Good morning.",
    machine,
  });
  expect(block).toContain(
    "| example-tts 3.1 | 2.0 s | 500 ms | 0.25 | 312 MB | 90 MB | 40 MB | – |",
  );
  expect(block).toContain("The sentence has 13 characters.");
  expect(block).toContain("Not measured: other. It has no model.");
  expect(block).not.toContain("A stack");
});

test("the other tables take their figures from the result", () => {
  const rtf = {
    programs: { hibari: { realTimeFactor: 0.5 }, auto: { realTimeFactor: 0.25 } },
    lengths: [{ characters: 20, milliseconds: 33.99, audioSeconds: 4.338 }],
    peakMemoryMB: 200,
    firstAudioSeconds: 0.02,
    machine,
  };
  expect(spokenBlock(rtf)).toMatch(/`auto` \| 0\.25 \|\n\| hibari-tts .* \| 0\.50 \|\n\nLargest/u);
  expect(articleBlock(rtf)).toContain("| 20 | 710 ms | 34 ms | 4.3 s |");
});

const PAGE = "# Page\n\n<!-- figures: a -->\nold\n<!-- end of figures -->\n\nend\n";

test("new content stands between the marks, the rest stays", () => {
  const filled = fillPage(PAGE, { a: "new $1" });
  expect(filled).toBe(
    "# Page\n\n<!-- figures: a -->\n\nnew $1\n\n<!-- end of figures -->\n\nend\n",
  );
  expect(fillPage(filled, { a: "new $1" })).toBe(filled);
});

test.each([
  ["no place for content", { a: "x", b: "y" }, '"b"'],
  ["no content for a place", {}, '"a"'],
])("%s is an error", (_, blocks, name) => expect(() => fillPage(PAGE, blocks)).toThrow(name));

test("a table has a head and rows", () =>
  expect(tableOf(["a", "b"], [["x", 1]])).toBe("| a | b |\n|---|---|\n| x | 1 |"));
