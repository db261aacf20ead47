/**
 * `npm run predict:frontend -- SETS_DIR OUT_DIR`: what the text front end makes of evaluation sets, one file per
 * set, from the tokenizer's sources; nothing has to be built for it.
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
    join(ROOT, "packages/tokenizer/scripts/predict-frontend.ts"),
    ...process.argv.slice(2),
  ];
  // File names on the command line mean the caller's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runNode(join(ROOT, "node_modules/tsx/dist/cli.mjs"), args, { cwd });
});
