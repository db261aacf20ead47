import { expect, test } from "vitest";
import { serveFake } from "./serve-fake";

const BOM = "\uFEFF";
const json = (value: unknown): string => JSON.stringify(value);
const tts = (more: object) => json({ text: "Hello.", ...more });

/** What is posted to `/tts`, and the status. */
const BODIES: readonly (readonly [string, string, number])[] = [
  // No JSON, or not an object.
  ...[
    "",
    " ",
    "{",
    "}",
    "{]",
    "nul",
    "undefined",
    "NaN",
    "'x'",
    "{'text':'x'}",
    '{"text":"x",}',
    '{"text":"x"}}',
    '{"text":"x"}{"text":"y"}',
    '{"text":"a\nb"}',
    '{"text":"\\x41"}',
    '{"text":"\\u12"}',
    '// x\n{"text":"x"}',
    '{text:"x"}',
    "text=x",
    "<speak>x</speak>",
    "\0",
    BOM,
  ].map((body): [string, string, number] => ["no JSON", body, 400]),
  ...["null", "true", "0", "-1", "1e999", '"x"', "[]", '[{"text":"x"}]', "{}"].map(
    (body): [string, string, number] => ["no object", body, 400],
  ),
  ["30,000 brackets", "[".repeat(30_000), 400],
  ["30,000 brackets that close", "[".repeat(30_000) + "]".repeat(30_000), 400],
  ["a deep text", `{"text":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, 400],
  ["a body beyond the limit", tts({ text: "x".repeat(70_000) }), 413],
  // Names that objects have by themselves.
  ["__proto__", '{"text":"x","__proto__":{"speed":2}}', 400],
  ["__proto__ alone", '{"__proto__":{"text":"x"}}', 400],
  ["constructor", '{"text":"x","constructor":{"prototype":{"speed":2}}}', 400],
  ["constructor as a word", '{"text":"x","constructor":1}', 400],
  ["prototype", '{"text":"x","prototype":1}', 400],
  ["toString", '{"text":"x","toString":1}', 400],
  ["hasOwnProperty", '{"text":"x","hasOwnProperty":1}', 400],
  ["a vocoder of that name", tts({ vocoder: 5 }), 400],
  // Wrong types and ranges.
  ...[null, 0, true, [], {}, [["x"]], ""].map((text): [string, string, number] => [
    "text",
    json({ text }),
    400,
  ]),
  ...[null, "1", 0, 0.2499, 4.001, -1, 1e308, [], {}, true].map(
    (speed): [string, string, number] => ["speed", tts({ speed }), 400],
  ),
  ...[null, "1", 0, 0.49, 2.01, {}].map((pitch): [string, string, number] => [
    "pitch",
    tts({ pitch }),
    400,
  ]),
  ...[null, "1", -0.1, 8.1, []].map((volume): [string, string, number] => [
    "volume",
    tts({ volume }),
    400,
  ]),
  ...[null, "1", -1, 1.5, 2 ** 32, 1e300, {}].map((seed): [string, string, number] => [
    "seed",
    tts({ seed }),
    400,
  ]),
  ...[null, 1, "", "xx", "EN", "en ", "en\0", [], "constructor"].map(
    (language): [string, string, number] => ["language", tts({ language }), 400],
  ),
  ...[null, -1, 1.5, "", "x".repeat(65), [], {}].map((speaker_id): [string, string, number] => [
    "speaker",
    tts({ speaker_id }),
    400,
  ]),
  ...[null, 1, "x".repeat(65), [], {}].map((vocoder): [string, string, number] => [
    "vocoder",
    tts({ vocoder }),
    400,
  ]),
  ...["sped", "Text", "TEXT", "text ", "format", "model", "input"].map(
    (name): [string, string, number] => ["a strange field", tts({ [name]: 1 }), 400],
  ),
  // What is odd, and right.
  ["the last of two texts", '{"text":5,"text":"Hello."}', 200],
  ["escapes", '{"\\u0074ext":"\\u0048ello."}', 200],
  ["blanks around", ' \n\t{"text" : "Hello."}\r\n ', 200],
  ["a byte order mark", `${BOM}{"text":"Hello."}`, 200],
  ["half a character", '{"text":"\\ud800 Hello."}', 200],
  ["a zero character", '{"text":"a\\u0000b."}', 200],
  ["a line that would be a header", json({ text: "x\r\nSet-Cookie: a=b." }), 200],
  [
    "an entity of XML",
    json({ text: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><speak>&e;</speak>.' }),
    200,
  ],
  ["the bounds", tts({ speed: 4, pitch: 0.5, volume: 0, seed: 0xffffffff }), 200],
  ["a negative zero", tts({ volume: -0 }), 200],
  ["4,096 characters", tts({ text: "x".repeat(4096) }), 200],
  ["4,097 characters", tts({ text: "x".repeat(4097) }), 413],
];

test(`${BODIES.length} bodies of JSON: each has its status, none is a fault of the server's`, async () => {
  const { post, tts: fake } = await serveFake();
  for (const [name, body, status] of BODIES) {
    const answer = await post("/tts", body);
    const text = await answer.text();
    expect
      .soft([name, body.slice(0, 60), answer.status], text.slice(0, 300))
      .toEqual([name, body.slice(0, 60), status]);
    expect.soft(text).not.toMatch(/node_modules|\.ts:\d|root:|SyntaxError|FST_/);
    expect.soft(answer.headers.get("set-cookie")).toBeNull();
  }
  expect(({} as { speed?: number }).speed).toBeUndefined();
  expect(fake.open()).toBe(0);
});
