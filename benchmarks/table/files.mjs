/**
 * The page and the results that it is made from.
 */
import { readFileSync } from "node:fs";
import { blocksOf } from "./blocks.mjs";
import { fillPage } from "./page.mjs";

export const PAGE = new URL("../../docs/guides/benchmarks.md", import.meta.url);

/** @returns {{ page: string, wanted: string }} the page as it is, and as the results want it */
export function readPage() {
  const read = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(new URL(`../results/${name}.json`, import.meta.url), "utf8"));
  const page = readFileSync(PAGE, "utf8");
  const blocks = blocksOf({
    programs: read("programs"),
    rtf: read("rtf"),
    browser: read("browser"),
    import: read("import"),
  });
  return { page, wanted: fillPage(page, blocks) };
}
