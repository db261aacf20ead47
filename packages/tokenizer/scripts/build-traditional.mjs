// Packs OpenCC's tables of traditional characters (Apache-2.0) into two parallel strings, and words of both scripts into
// the list that the tests read.
// Usage: pip install --target opencc --no-deps opencc-python-reimplemented==0.1.7 jieba==0.42.1
//        node build-traditional.mjs opencc/opencc/dictionary opencc/jieba/dict.txt
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, counts] = process.argv.slice(2);
const rows = (file) =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t"))
    .map(([from, to]) => [from, to.split(" ")[0]]);

const table = new Map(rows("TSCharacters.txt"));
// Forms of Hong Kong and Taiwan go by the standard form.
for (const [variant, standard] of [...rows("HKVariantsRev.txt"), ...rows("TWVariantsRev.txt")])
  if (!table.has(variant)) table.set(variant, table.get(standard) ?? standard);
// One unit for one unit, so that every offset stays.
const pairs = [...table].filter(
  ([from, to]) => from.length === 1 && to.length === 1 && from !== to,
);
const file = new URL("../src/languages/zh/traditional-data.ts", import.meta.url);
writeFileSync(
  file,
  `// Written by scripts/build-traditional.mjs from the tables of OpenCC (Apache-2.0, see NOTICE). ${pairs.length} pairs.
export const TRADITIONAL =
  "${pairs.map(([from]) => from).join("")}";
export const SIMPLIFIED =
  "${pairs.map(([, to]) => to).join("")}";
`,
);
console.log(`${pairs.length} pairs`);

// The most frequent words that the two scripts write differently.
const frequency = new Map(
  readFileSync(counts, "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .map(([word, count]) => [word, Number(count)]),
);
const words = rows("STPhrases.txt")
  .filter(([from, to]) => from !== to && from.length === to.length && frequency.has(from))
  .toSorted((a, b) => frequency.get(b[0]) - frequency.get(a[0]) || (a[0] < b[0] ? -1 : 1))
  .slice(0, 2900);
writeFileSync(
  new URL("../src/languages/zh/golden/opencc-words.txt", import.meta.url),
  `# Written by scripts/build-traditional.mjs: words of OpenCC's STPhrases.txt (Apache-2.0), simplified and traditional.\n${words.map(([from, to]) => `${from}\t${to}\n`).join("")}`,
);
