/**
 * `npm run cli -- …`: the command line program from the sources of this checkout.
 */
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await bootstrap();
  return runNode(join(ROOT, "packages/cli/dist/bin.js"), process.argv.slice(2), {
    // npm runs scripts in the root; file names on the command line mean the caller's folder.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});
