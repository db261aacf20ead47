import type { Utterance } from "@cosyvoice-lite/spec";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFrontend } from "../../frontend";
import { isSsml, readMarkup } from "../marked-text";
import { scanSsml } from "./scan";

const frontend = createFrontend();
async function read(text: string, options = {}): Promise<Utterance[]> {
  const out: Utterance[] = [];
  for await (const utterance of frontend.utterances(text, options)) out.push(utterance);
  return out;
}
const spoken = async (text: string) =>
  (await read(text)).map(({ words }) => words.map((word) => word.text).join(" "));
const codes = (utterances: readonly Utterance[]) =>
  utterances.flatMap(({ warnings }) => warnings.map(({ code }) => code));

test.each<[string, boolean]>([
  ["<speak>a</speak>", true],
  ['\uFEFF <?xml version="1.0"?>\n<speak version="1.1">a</speak>', true],
  ["<SPEAK>a", true],
  ["<speaker>a", false],
  ["say <speak>", false],
  ["", false],
])("isSsml(%j) is %s", (text, expected) => expect(isSsml(text)).toBe(expected));

describe("scanSsml", () => {
  const kinds = (text: string) =>
    Array.from(scanSsml(text), (token) => `${token.kind}:${text.slice(token.start, token.end)}`);

  test.each<[string, string[]]>([
    [`<a b="x>y">t</a>`, [`open:<a b="x>y">`, "close:</a>"]],
    ["<break/><break />", ["empty:<break/>", "empty:<break />"]],
    ["a <!-- <b> & --> c", ["nothing:<!-- <b> & -->"]],
    ["<![CDATA[a < b & c]]>", ["nothing:<![CDATA[", "nothing:]]>"]],
    ["&lt;&#65;&nope;&", ["entity:&lt;", "entity:&#65;", "entity:&nope;", "stray:&"]],
    ["1 < 2 <3 <a", ["stray:<", "stray:<", "stray:<"]],
    ["<!-- never closed", ["stray:<"]],
  ])("%s", (text, expected) => expect(kinds(text)).toEqual(expected));

  test("attributes in all quotes, with entities", () => {
    const [tag] = scanSsml(`<sub ALIAS='A &amp; "B"' x = "1">`);
    expect(tag).toMatchObject({ name: "sub" });
    expect(Object.fromEntries("attributes" in tag ? tag.attributes : [])).toEqual({
      alias: `A & "B"`,
      x: "1",
    });
  });
});

describe("elements", () => {
  test("break cuts with exact silence; strength none does not", async () => {
    const found = await read(
      `<speak>Red <break time="250ms"/>green <break strength="none"/>blue<break/></speak>`,
    );
    expect(found.map(({ breakAfterMs }) => breakAfterMs)).toEqual([250, 500]);
    expect(await spoken(`<speak>Red <break strength="none"/>green</speak>`)).toEqual(["Red green"]);
  });

  test("prosody is relative to what is around it where it has a sign, and ends with its tag", async () => {
    const found = await read(
      `<speak>One <prosody rate="200%" volume="-6dB">two <prosody rate="-50%" pitch="+12st">three</prosody></prosody> four</speak>`,
    );
    const factors = found.map(({ prosody }) => prosody && [prosody.speed, prosody.pitch]);
    expect(factors).toEqual([undefined, [2, 1], [1, 2], undefined]);
    expect(found[1].prosody!.gain).toBeCloseTo(0.501, 3);
    expect(found.map(({ source }) => source).join("")).toHaveLength(found.at(-1)!.end);
  });

  test("a prosody tag around whole sentences cuts nothing inside them", async () => {
    const bare = "The first one is here. The second one is there.";
    const marked = await read(`<speak><prosody rate="fast">${bare}</prosody></speak>`);
    const plain = await read(bare);
    expect(marked.map(({ symbols }) => symbols)).toEqual(plain.map(({ symbols }) => symbols));
    expect(marked.map(({ pauseAfterMs }) => pauseAfterMs)).toEqual(
      plain.map(({ pauseAfterMs }) => pauseAfterMs),
    );
  });

  test("p and s end utterances with their pauses", async () => {
    const found = await read("<speak><p><s>Short</s><s>shorter</s></p><p>Last</p></speak>");
    expect(found.map(({ normalized }) => normalized)).toEqual(["Short", "shorter", "Last"]);
    expect(found[1].pauseAfterMs).toBeGreaterThan(found[0].pauseAfterMs);
  });

  test.each<[string, string[]]>([
    [`<speak><sub alias="chemical water">H2O</sub> is wet.</speak>`, ["chemical water is wet"]],
    [`<speak>Meet <sub alias="Doctor. No!">Dr. No.</sub> Then we go.</speak>`, ["Meet Doctor No Then we go"]],
    [`<speak>Say <sub alias="nothing"/> now.</speak>`, ["Say nothing now"]],
    [`<speak>Tom &amp; Kim &#x2b; Li</speak>`, ["Tom and Kim plus Li"]],
    [`<speak>Five <![CDATA[& &amp;]]> <!-- not this --> six<desc>nor this</desc></speak>`, ["Five and and amp six"]],
    [`<speak><lang xml:lang="ko">5</lang> apples</speak>`, ["오 apples"]],
  ])("%s", async (text, expected) => expect(await spoken(text)).toEqual(expected)); // prettier-ignore

  test("a word of an alias has the offsets of what it stands for", async () => {
    const text = `<speak>We drink <sub alias="water">H2O</sub> and <say-as interpret-as="digits">42</say-as> &lt;-</speak>`;
    const [{ words }] = await read(text);
    const written = Object.fromEntries(
      words.map((word) => [word.text, text.slice(word.start, word.end)]),
    );
    expect(written).toMatchObject({ water: "H2O", four: "42", two: "42", drink: "drink" });
  });

  test("voice names a speaker for its content", async () => {
    const found = await read(`<speak>I am A. <voice name="m1">I am B, though.</voice></speak>`);
    expect(found.map(({ prosody }) => prosody?.speaker)).toEqual([undefined, "m1"]);
  });

  test.each([
    ["<speak>Hi <emphasis>you</emphasis></speak>", 1],
    [`<speak><prosody contour="(0%,+1st)" rate="fast">Hi</prosody></speak>`, 1],
    [`<speak><prosody pitch="120Hz">Hi</prosody></speak>`, 1],
    [`<speak><prosody rate="900%">Hi</prosody></speak>`, 1],
    [`<speak><break time="soon"/>Hi</speak>`, 1],
    [`<speak><phoneme alphabet="martian" ph="x">Hi</phoneme></speak>`, 1],
    [`<speak><say-as interpret-as="digits">Hi</say-as></speak>`, 1],
    [`<speak><lang xml:lang="fr">Hi</lang></speak>`, 1],
    ["<speak>Hi</b></speak>", 1],
    ["<speak>Hi", 1],
    ["<speak><s>Hi</speak>", 1],
    ["<speak>Hi &bogus; R&D</speak>", 2],
    [`<speak xmlns="x" version="1.1" xml:lang="en-US"><p id="1">Hi</p></speak>`, 0],
  ])("%s is read on with %i warnings", async (text, count) => {
    const found = await read(text);
    expect(found.flatMap(({ words }) => words.map((word) => word.text))).toContain("Hi");
    expect(codes(found)).toEqual(Array.from({ length: count }, () => "MARKUP_IGNORED"));
  });

  test("the option makes any text SSML, and none makes none", async () => {
    const text = `One <break time="1s"/>two`;
    expect(await read(text, { markup: "ssml" })).toHaveLength(2);
    expect((await readMarkup(`<speak>${text}`, { markup: "none" })).plain).toBe(`<speak>${text}`);
  });
});

describe("whatever the markup", () => {
  const parts = fc.constantFrom(
    "<speak>", "</speak>", "<p>", "</p>", "<s>", "</s>", `<prosody rate="fast">`, `<prosody volume="-3dB" pitch="x">`,
    "</prosody>", `<break time="20ms"/>`, "<break/>", "[pause:1s]", "[pause:x]", `<sub alias="Dr. B. and C">`, "</sub>",
    `<say-as interpret-as="characters">`, `<say-as interpret-as="date">`, "</say-as>", `<phoneme ph="aɪ">`, "</phoneme>",
    `<lang xml:lang="ja">`, "</lang>", "<foo bar>", "<desc>", "</desc>", "&amp;", "&#x1F600;", "&x;", "&", "<", "<!--",
    "-->", "<![CDATA[", "]]>", "你好", "東京", "5 ", "ok. ", "e\u0301", "\n", " ", "2024-03-05", "\ud800",
  ); // prettier-ignore

  test("nothing throws, alignment covers the sources, and these follow each other", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 30 }), fc.boolean(), async (list, isSsml) => {
        const text = list.join("");
        let from = 0;
        for (const utterance of await read(text, { markup: isSsml ? "ssml" : "auto" })) {
          const { start, end, source, alignment, normalized, words } = utterance;
          expect(start).toBeGreaterThanOrEqual(from);
          from = end;
          expect(source).toBe(text.slice(start, end));
          let [at, spokenAt] = [start, 0];
          for (const segment of alignment) {
            expect([segment.start, segment.spokenStart]).toEqual([at, spokenAt]);
            [at, spokenAt] = [segment.end, segment.spokenEnd];
          }
          expect([at, spokenAt]).toEqual([end, normalized.length]);
          for (const word of words) expect(word.start >= start && word.end <= end).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("sections cover text and source, and plain pieces are the slices", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 40 }), async (list) => {
        const text = list.join("");
        const { sections, plain, warnings } = await readMarkup(text, { markup: "ssml" });
        sections.forEach((section, i) => {
          expect(section.start).toBe(i === 0 ? 0 : sections[i - 1].end);
          expect(section.sourceStart).toBe(i === 0 ? 0 : sections[i - 1].sourceEnd);
        });
        // A text with nothing to read has no section.
        const covered = { end: plain.length, sourceEnd: text.length };
        expect(sections.at(-1) ?? covered).toMatchObject(covered);
        expect(warnings.map(({ start }) => start!)).toEqual(
          warnings.map(({ start }) => start!).sort((a, b) => a - b),
        );
      }),
    );
  });

  test("deep nesting and a flood of bad tags are bounded", async () => {
    const deep = await readMarkup("<p>".repeat(5000) + "text" + "</p>".repeat(5000), {
      markup: "ssml",
    });
    expect(deep.plain).toBe("text");
    expect(deep.warnings.length).toBeLessThan(300);
    expect((await readMarkup("<".repeat(50_000), { markup: "ssml" })).plain).toHaveLength(50_000);
  });
});
