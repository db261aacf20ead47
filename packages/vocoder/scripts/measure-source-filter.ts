/**
 * Times the signal half of the `lite` vocoder in WebAssembly and its reference in TypeScript, both in turn so that a busy machine
 * slows both down, and says how far their samples are apart.
 *
 *     npx tsx packages/vocoder/scripts/measure-source-filter.ts
 *
 * Prints one JSON line per number of refinement rounds: milliseconds per second of speech, the best of many runs.
 */
import { cpus } from "node:os";

import { createSourceFilter } from "../src";
import { createSourceKernels } from "../src/sources/kernel/kernel-space";
import { referenceSourceFilter } from "../test/reference/source-filter";
import { SETTINGS, speechLikeFilters } from "./speech-like";

const SECONDS = 4;
const RUNS = 40;

const { filters, f0 } = speechLikeFilters(SECONDS);
console.log(JSON.stringify({ cpu: cpus()[0].model, node: process.version, seconds: SECONDS }));
for (const refinements of [0, 1, 2, 4]) {
  const settings = { ...SETTINGS, refinements };
  const kernels = createSourceKernels(settings, globalThis.WebAssembly);
  const ways = {
    typescript: () => referenceSourceFilter(f0, settings).push(filters),
    webassembly: () => createSourceFilter(f0, settings, kernels).push(filters),
  };
  const best = { typescript: Infinity, webassembly: Infinity };
  for (let run = 0; run < RUNS; run++) {
    for (const way of ["typescript", "webassembly"] as const) {
      const start = performance.now();
      ways[way]();
      best[way] = Math.min(best[way], (performance.now() - start) / SECONDS);
    }
  }
  const expected = ways.typescript();
  let difference = 0;
  ways.webassembly().forEach((value, n) => {
    difference = Math.max(difference, Math.abs(value - expected[n]));
  });
  const rounded = (value: number) => Number(value.toPrecision(3));
  console.log(
    JSON.stringify({
      refinements,
      typescript: rounded(best.typescript),
      webassembly: rounded(best.webassembly),
      times: rounded(best.typescript / best.webassembly),
      difference: rounded(difference),
    }),
  );
}
