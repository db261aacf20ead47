import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { run } from "../program";

class Collector extends Writable {
  text = "";
  readonly isTTY = false;
  constructor(readonly columns?: number) {
    super({ decodeStrings: false });
  }
  override _write(part: string, _: string, done: () => void) {
    this.text += part;
    done();
  }
}

async function explain(
  args: string[],
  { stdin, columns }: { stdin?: string; columns?: number } = {},
) {
  const [stdout, stderr] = [new Collector(columns), new Collector()];
  const input = Object.assign(Readable.from(stdin === undefined ? [] : [stdin]), {
    isTTY: stdin === undefined,
  });
  const { signal } = new AbortController();
  const code = await run(["explain", ...args], { stdin: input, stdout, stderr, signal });
  return { code, out: stdout.text, err: stderr.text };
}

async function lexiconFile(content: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "cosyvoice-lexicon-")), "lexicon.json");
  await writeFile(file, content);
  return file;
}

describe("explain", () => {
  test("prints words, languages and symbols", async () => {
    const { code, out, err } = await explain(["Room 5 is open."]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^1\. Room 5 is open\.\n/);
    expect(out).toContain("spoken: Room five is open.");
    expect(out).toMatch(/^ {2}5 +five +en +f ˈ aɪ v$/m);
    expect(out).toMatch(/^ +\. {2}pause$/m);
  });

  test("columns align with wide characters and fit the terminal", async () => {
    const { out } = await explain(["他说：커피 and東京 2026년!"], { columns: 50 });
    const lines = out.split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(50);
    const languages = lines.flatMap((line) => {
      const at = line.search(/ (?:zh|en|ko|ja) {2,}/);
      return at < 0 ? [] : [stringWidth(line.slice(0, at))];
    });
    expect(languages.length).toBeGreaterThan(3);
    expect(new Set(languages).size).toBe(1);
  });

  test("prints JSON, reads standard input", async () => {
    const { out } = await explain(["--json", "--language", "ja"], { stdin: "東京です。" });
    const [utterance, ...others] = JSON.parse(out);
    expect(others).toEqual([]);
    expect(utterance).toMatchObject({ source: "東京です。", start: 0, end: 5, warnings: [] });
    expect(utterance.words[0]).toMatchObject({
      text: expect.stringMatching(/^東京/),
      language: "ja",
    });
  });

  test("takes a lexicon", async () => {
    const lexicon = await lexiconFile('{ "nginx": "engine x" }');
    const { out } = await explain(["Restart nginx", "--lexicon", lexicon]);
    expect(out).toMatch(/^ {2}nginx +engine +en /m);
    // The second word of what was written as one.
    expect(out).toMatch(/^ {2}〃 +x +en /m);
  });

  test("shows warnings with their place", async () => {
    const { out } = await explain(["Say <lang fr>oui</lang>."]);
    expect(out).toMatch(/warning UNSUPPORTED_LANGUAGE at 4 to 13: /);
  });

  test.each<[string, string[], number, RegExp]>([
    ["nothing to speak", ["。"], 1, /^error EMPTY_TEXT: /],
    ["an unknown language", ["x", "--language", "fr"], 2, /auto, zh, en, ja, yue, ko/],
    ["a lexicon that is not there", ["x", "--lexicon", "/nowhere.json"], 2, /cannot be read/],
    ["no text", [], 2, /Give a text/],
  ])("refuses %s", async (_, args, code, message) => {
    expect(await explain(args)).toEqual({ code, out: "", err: expect.stringMatching(message) });
  });

  test.each<[string, RegExp]>([
    ["{", /is not JSON/],
    ["[]", /must be an object/],
    ['{ "a": { "pinyin": "x9" } }', /entry "a": "x9" is no syllable/],
  ])("refuses the lexicon %s", async (content, message) => {
    const { code, err } = await explain(["x", "--lexicon", await lexiconFile(content)]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });
});
