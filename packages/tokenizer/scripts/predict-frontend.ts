/**
 * Writes what the text front end makes of every evaluation set, one file per set.
 *
 *   npm run predict:frontend -- SETS_DIR OUT_DIR [--only NAME]
 *
 * Reads each `<set>.*.tsv` (`input<TAB>expected`) of SETS_DIR and writes `OUT_DIR/<set>.txt`, one prediction per
 * line. Only the inputs are looked at. A set whose kind is not known is named on the error stream and left out.
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { predictorFor } from "./predict/predictor-for";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" } },
});
const [setsFolder, outFolder] = positionals;
if (!setsFolder || !outFolder) {
  throw new Error("Usage: npm run predict:frontend -- SETS_DIR OUT_DIR [--only NAME]");
}
mkdirSync(outFolder, { recursive: true });
for (const file of readdirSync(setsFolder)
  .filter((name) => name.endsWith(".tsv"))
  .sort()) {
  const set = file.split(".")[0];
  if (values.only && !set.startsWith(values.only)) continue;
  const predictor = await predictorFor(set);
  if (!predictor) {
    process.stderr.write(`${set}: no predictor for this kind of set\n`);
    continue;
  }
  const lines = readFileSync(join(setsFolder, file), "utf8").replace(/\n+$/, "").split("\n");
  const predictions: string[] = [];
  for (const line of lines) {
    // One prediction per line: a line break inside one would shift the rest.
    predictions.push((await predictor(line.split("\t")[0])).replace(/\s+/g, " ").trim());
  }
  writeFileSync(join(outFolder, `${set}.txt`), predictions.join("\n") + "\n");
  process.stderr.write(`${set}: ${predictions.length} lines\n`);
}
