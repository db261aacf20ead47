/**
 * Compares the family `cosyvoice1` with frozen outputs of the official classes and prints a line per comparison.
 *
 *   npm run verify:cosyvoice -- [--json FILE]
 *
 * Ends with 1 where a figure is past its bar.
 * @module
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openTinyParts } from "../test/helpers/cosyvoice1-parts";
import { compareChain } from "./verify-cosyvoice/compare-chain";
import { compareGraphs } from "./verify-cosyvoice/compare-graphs";
import { compareTokens } from "./verify-cosyvoice/compare-tokens";
import { passes, type Row } from "./verify-cosyvoice/row";

const { values } = parseArgs({ options: { json: { type: "string" } } });
const parts = await openTinyParts();
const rows: Row[] = [];
for (const compare of [compareGraphs, compareTokens, compareChain]) {
  for await (const row of compare(parts)) {
    rows.push(row);
    const figure = row.value === 0 ? "0" : row.value.toPrecision(3);
    const bar = `${row.atLeast ? "≥" : "≤"} ${row.bar}`;
    process.stdout.write(
      `${passes(row) ? "pass" : "FAIL"}  ${row.name.padEnd(58)} ${figure.padStart(10)} ${row.unit.padEnd(8)} ${bar}\n`,
    );
  }
}
await Promise.all([parts.flow.dispose(), parts.hift.dispose()]);
const passed = rows.every(passes);
if (values.json !== undefined) {
  const content = { passed, rows: rows.map((row) => ({ ...row, passed: passes(row) })) };
  writeFileSync(values.json, `${JSON.stringify(content, undefined, 2)}\n`);
}
process.stdout.write(`${rows.filter(passes).length} of ${rows.length} within their bars\n`);
process.exitCode = passed ? 0 : 1;
