/**
 * What publint and arethetypeswrong think of a tarball.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { ROOT } from "./paths.mjs";
import { run, StepError } from "./run.mjs";

/** @typedef {import("./pack.mjs").Tarball} Tarball */

/** @typedef {{ kind: string, entrypoint?: string, resolutionKind?: string }} TypeProblem */

/**
 * Lints a package.json against the files beside it.
 * @param {Tarball} tarball
 * @param {Record<string, any>} manifest
 * @returns {Promise<string[]>} what is wrong
 */
export async function lintTarball({ name, file }, manifest) {
  const bytes = readFileSync(file);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages } = await publint({ pack: { tarball: /** @type {ArrayBuffer} */ (tarball) } });
  return messages.map(
    (message) => `${name}: ${formatMessage(message, manifest, { color: false })}`,
  );
}

/**
 * Resolves every entry as TypeScript does.
 * @param {Tarball} tarball
 * @param {Record<string, any>} manifest
 * @returns {Promise<string[]>} what is wrong
 */
export async function checkTypes({ name, file }, manifest) {
  // A package of programs has no types to resolve.
  if (manifest.types === undefined) return [];
  const attw = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [attw, file, "--format", "json", "--profile", "node16", "--no-definitely-typed"];
  const output = await run(process.execPath, args).catch((error) => {
    // It exits with 1 where it found something.
    if (error instanceof StepError && error.output.includes("{")) return error.output;
    throw error;
  });
  const { analysis } = JSON.parse(output.slice(output.indexOf("{")));
  return describeProblems(name, analysis.problems ?? [], manifest);
}

/**
 * Words for the problems that count: a resolution as old as Node 10 knows no `exports` at all, and entries without a
 * `require` are ES modules on purpose.
 * @param {string} name
 * @param {TypeProblem[]} problems
 * @param {Record<string, any>} manifest
 * @returns {string[]}
 */
export function describeProblems(name, problems, manifest) {
  const counted = problems
    .filter(({ kind, entrypoint, resolutionKind }) => {
      if (resolutionKind === "node10") return false;
      const entry = entrypoint === undefined ? undefined : manifest.exports?.[entrypoint];
      return kind !== "CJSResolvesToESM" || entry === undefined || "require" in entry;
    })
    .map(({ kind, entrypoint = ".", resolutionKind = "all" }) => {
      return `${name} ${entrypoint}: ${kind} (${resolutionKind})`;
    });
  return [...new Set(counted)];
}
