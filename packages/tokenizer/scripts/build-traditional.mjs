// Packs the traditional → simplified character table of @pinyin-pro/data (ISC) into two parallel strings.
// Usage: npm pack @pinyin-pro/data@1.3.1 && tar xzf *.tgz && node build-traditional.mjs package/json/traditional.json
import { readFileSync, writeFileSync } from "node:fs";

const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const pairs = Object.entries(table).filter(([from, to]) => from.length === 1 && to.length === 1);
const file = new URL("../src/languages/zh/traditional-data.ts", import.meta.url);
writeFileSync(
  file,
  `// Written by scripts/build-traditional.mjs from @pinyin-pro/data 1.3.1 (ISC, see NOTICE). ${pairs.length} pairs.
export const TRADITIONAL =
  "${pairs.map(([from]) => from).join("")}";
export const SIMPLIFIED =
  "${pairs.map(([, to]) => to).join("")}";
`,
);
console.log(`${pairs.length} pairs`);
