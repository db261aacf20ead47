/**
 * Examples to train the model of readings on: the features of marked characters as the tokenizer sees them.
 *
 *     npx tsx packages/tokenizer/scripts/reading-examples.ts zh < sentences.tsv > examples.tsv
 *
 * Rows of the input: text, index of the character (code points), its reading, kind. Rows of the kind `agree` are kept
 * only where the tokenizer's own reading is the same. Rows of the output: character, reading, kind, features.
 * @module
 */
import { createInterface } from "node:readline";
import { MOST_FEATURES, readingFeatures } from "../src/languages/shared/reading-features";
import { loadMandarinAnalysis } from "../src/languages/zh/reader";

const analyse = await loadMandarinAnalysis();
const features = new Int32Array(MOST_FEATURES);
let out: string[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [text, index, reading, kind] = line.split("\t");
  const offset = [...text].slice(0, Number(index)).join("").length;
  const read = analyse(text);
  if (kind === "agree" && read.ruled[offset] !== reading) continue;
  const word = read.words.findIndex(({ end }) => end > offset);
  const count = readingFeatures(read, offset, word, features);
  const numbers = Array.from(features.subarray(0, count), (each) => each >>> 0);
  const { start, end } = read.words[word];
  const size = end - start;
  out.push(
    [read.text[offset], reading, kind, `${size}`, read.ruled[offset], ...numbers].join("\t"),
  );
  if (out.length > 2000) {
    process.stdout.write(out.join("\n") + "\n");
    out = [];
  }
}
if (out.length > 0) process.stdout.write(out.join("\n") + "\n");
