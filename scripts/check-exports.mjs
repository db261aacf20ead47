/**
 * Whether what package.json promises is in the build: every entry exists, loads as an ES module and as
 * CommonJS, and gives the same names both ways. Run after a build; `npm test` does.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readPackages } from "./lib/paths.mjs";

const require = createRequire(import.meta.url);
/** @type {string[]} */
const problems = [];

for (const { directory, manifest } of readPackages("packages")) {
  for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === "string") continue;
    const files = [target.import, target.require].flatMap((each) => Object.values(each ?? {}));
    const missing = files.filter((file) => !existsSync(join(directory, file)));
    if (missing.length > 0) problems.push(`${manifest.name} has no ${missing.join(", ")}`);
    else await compare(`${manifest.name} ${entry}`, directory, target);
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {string} directory
 * @param {{ import?: { default: string }, require?: { default: string } }} target
 */
async function compare(name, directory, target) {
  try {
    const [esm, cjs] = [
      target.import && (await import(pathToFileURL(join(directory, target.import.default)).href)),
      target.require && require(join(directory, target.require.default)),
    ].map((loaded) => loaded && Object.keys(loaded).sort().join(" "));
    if (esm !== undefined && cjs !== undefined && esm !== cjs) {
      problems.push(`${name}: import gives "${esm}", require gives "${cjs}"`);
    }
  } catch (error) {
    problems.push(`${name} does not load: ${error instanceof Error ? error.message : error}`);
  }
}
