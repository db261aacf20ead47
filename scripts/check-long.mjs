/**
 * `npm run check:long`: the tests that take minutes (`*.long.test.ts`), left out of `npm test`, and the coverage of those that do not.
 * `npm run check:long -- packages/server` narrows the tests down, and leaves the coverage out.
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
  const names = process.argv.slice(2);
  const long = await runNode(vitest, ["run", "--config", config, ...names]);
  if (names.length > 0) return long;
  const covered = await runNode(vitest, ["run", "--project", "node", "--coverage"]);
  return long || covered;
});
