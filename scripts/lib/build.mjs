/**
 * Builds the packages whose sources have changed, those below before those above.
 */
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { hashFiles, listFiles, readStamp, writeStamp } from "./hash.mjs";
import { ROOT, readPackages } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";

/** Folders of a package that its build does not read (`voice`: weights, which are shipped as they are). */
const NOT_SOURCES = new Set(["node_modules", "dist", "test", "coverage", "voice"]);

/** Builds what is out of date; prints nothing when nothing is. */
export async function ensureBuilt() {
  const packages = inDependencyOrder(
    readPackages("packages").filter(({ manifest }) => manifest.scripts?.build),
  );
  /** @type {Map<string, string>} */
  const hashes = new Map();
  for (const each of packages) hashes.set(each.manifest.name, sourceHash(each, hashes));
  const stale = packages.filter(
    (each) => readStamp(stampName(each)) !== hashes.get(each.manifest.name) || !hasOutput(each),
  );
  if (stale.length === 0) return;
  await step("build", async () => {
    for (const level of levels(stale)) await Promise.all(level.map((each) => build(each, hashes)));
    return stale.map(({ manifest }) => manifest.name.replace(/^@[^/]+\//, "")).join(" ");
  });
}

/**
 * @param {import("./paths.mjs").WorkspacePackage} workspacePackage
 * @param {Map<string, string>} hashes
 */
async function build({ directory, manifest }, hashes) {
  const bins = [directory, ROOT].map((folder) => join(folder, "node_modules", ".bin"));
  await run(manifest.scripts.build, [], {
    cwd: directory,
    shell: true,
    env: { PATH: [...bins, process.env.PATH].join(delimiter) },
  });
  writeStamp(stampName({ directory, manifest }), hashes.get(manifest.name) ?? "");
}

/**
 * @param {import("./paths.mjs").WorkspacePackage} workspacePackage
 * @param {Map<string, string>} hashes - Those of the packages that come before.
 */
function sourceHash({ directory, manifest }, hashes) {
  const entries = readdirSync(directory)
    .filter((name) => !NOT_SOURCES.has(name))
    .map((name) => join(directory, name));
  // The weights are not read, but their hashes: other packages copy them.
  const voice = join(directory, "voice", "voice.json");
  if (existsSync(voice)) entries.push(voice);
  const files = listFiles(entries).filter((file) => !/\.test(-d)?\.[cm]?ts$/.test(file));
  return hashFiles(
    [
      ...["tsconfig.base.json", "tsconfig.json", "tsup.base.ts"].map((file) => join(ROOT, file)),
      ...files,
    ],
    // tsup leaves dependencies outside and puts development dependencies into the bundle.
    workspaceNames(manifest.devDependencies).map((name) => hashes.get(name) ?? ""),
  );
}

/** @param {Record<string, string>} [dependencies] */
function workspaceNames(dependencies = {}) {
  return Object.keys(dependencies).filter((name) => dependencies[name].startsWith("workspace:"));
}

/**
 * @param {import("./paths.mjs").WorkspacePackage[]} packages
 * @returns {import("./paths.mjs").WorkspacePackage[]}
 */
function inDependencyOrder(packages) {
  return levels(packages).flat();
}

/**
 * Groups packages so that each group needs only groups before it.
 * @param {import("./paths.mjs").WorkspacePackage[]} packages
 * @returns {import("./paths.mjs").WorkspacePackage[][]}
 */
export function levels(packages) {
  const groups = [];
  let waiting = packages;
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ manifest }) => manifest.name));
    const ready = waiting.filter(({ manifest }) =>
      workspaceNames({ ...manifest.dependencies, ...manifest.devDependencies }).every(
        (name) => !names.has(name),
      ),
    );
    if (ready.length === 0) {
      throw new Error(`Packages that need each other: ${[...names].join(", ")}`);
    }
    groups.push(ready);
    waiting = waiting.filter((each) => !ready.includes(each));
  }
  return groups;
}

/** @param {import("./paths.mjs").WorkspacePackage} workspacePackage */
function hasOutput({ directory, manifest }) {
  const { main, bin } = manifest;
  const outputs = [main, ...(typeof bin === "string" ? [bin] : Object.values(bin ?? {}))];
  return outputs.filter(Boolean).every((file) => existsSync(join(directory, file)));
}

/** @param {import("./paths.mjs").WorkspacePackage} workspacePackage */
function stampName({ manifest }) {
  return join("build", manifest.name.replace("/", "__"));
}
