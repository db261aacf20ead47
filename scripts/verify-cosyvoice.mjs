/**
 * `npm run verify:cosyvoice -- --json FILE`: the family `cosyvoice1` in Node against frozen outputs of the official PyTorch
 * classes, from core's sources; nothing has to be built for it, and no Python is needed.
 */
import { join } from "node:path";
import { ensureInstalled } from "./lib/install.mjs";
import { withLock } from "./lib/lock.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await withLock(ensureInstalled);
  const args = [
    "--tsconfig",
    join(ROOT, "tsconfig.json"),
    join(ROOT, "packages/core/scripts/verify-cosyvoice.ts"),
    ...process.argv.slice(2),
  ];
  // File names on the command line mean the caller's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runNode(join(ROOT, "node_modules/tsx/dist/cli.mjs"), args, { cwd });
});
