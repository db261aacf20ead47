/**
 * Writes the figures of `benchmarks/results` into `docs/guides/benchmarks.md`.
 *
 *   npm run bench:table
 */
import { writeFileSync } from "node:fs";
import { PAGE, readPage } from "./files.mjs";

const { page, wanted } = readPage();
if (wanted !== page) writeFileSync(PAGE, wanted);
console.log(`docs/guides/benchmarks.md ${wanted === page ? "is up to date" : "written"}`);
