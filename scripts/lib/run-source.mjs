/**
 * TypeScript programs of the packages, run from their sources: nothing has to be built for them.
 */
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { runNode } from "./run.mjs";

/**
 * Runs a program with this process's arguments and terminal.
 * @param {string} file - Its path below the repository's root.
 * @returns {Promise<number>} its exit status
 */
export async function runSource(file) {
  await withLock(ensureInstalled);
  const args = [
    "--tsconfig",
    join(ROOT, "tsconfig.json"),
    join(ROOT, file),
    ...process.argv.slice(2),
  ];
  // File names on the command line mean the caller's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runNode(join(ROOT, "node_modules/tsx/dist/cli.mjs"), args, { cwd });
}
