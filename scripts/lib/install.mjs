/**
 * Dependencies from the lockfile, with nothing but Node and npm on the machine.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { hashFiles, readStamp, writeStamp } from "./hash.mjs";
import { ROOT, readPackage, readPackages } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";

const STAMP = "install";

/** Installs unless node_modules already holds what the lockfile says. */
export async function ensureInstalled() {
  const packages = [readPackage(ROOT), ...workspacePackages()];
  const wanted = hashFiles(
    [join(ROOT, "pnpm-lock.yaml"), join(ROOT, "pnpm-workspace.yaml")],
    [
      process.platform,
      process.arch,
      ...packages.map(({ manifest }) =>
        JSON.stringify([
          manifest.name,
          manifest.dependencies,
          manifest.devDependencies,
          manifest.optionalDependencies,
        ]),
      ),
    ],
  );
  if (readStamp(STAMP) === wanted && packages.every(hasModules)) return;
  await step("install", async () => {
    await pnpm(["install", "--frozen-lockfile"]);
    writeStamp(STAMP, wanted);
  });
}

/**
 * Runs the pnpm version that package.json names. npm's own cache keeps it, so nothing global changes.
 * @param {string[]} args
 * @returns {Promise<string>} what it printed
 */
export function pnpm(args) {
  const { packageManager } = readPackage(ROOT).manifest;
  return run("npx", ["--yes", packageManager, ...args], {
    // npx is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === "win32",
    // Should build scripts ever be allowed: onnxruntime-node's would download CUDA files.
    env: { ONNXRUNTIME_NODE_INSTALL: "skip", CI: "true" },
  });
}

function workspacePackages() {
  const benchmarks = join(ROOT, "benchmarks");
  return [
    ...readPackages("packages"),
    ...readPackages("examples"),
    ...(existsSync(join(benchmarks, "package.json")) ? [readPackage(benchmarks)] : []),
  ];
}

/** @param {import("./paths.mjs").WorkspacePackage} workspacePackage */
function hasModules({ directory, manifest }) {
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  return Object.keys(dependencies).length === 0 || existsSync(join(directory, "node_modules"));
}
