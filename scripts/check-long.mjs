/**
 * `npm run check:long`: the tests that take minutes (`*.long.test.ts`), left out of `npm test`.
 */
import { join } from "node:path";
import { bootstrap } from "./lib/bootstrap.mjs";
import { ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  await bootstrap();
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const config = join(ROOT, "vitest.long.config.ts");
  return runNode(vitest, ["run", "--config", config, ...process.argv.slice(2)]);
});
