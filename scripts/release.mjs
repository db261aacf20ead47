/**
 * `npm run release`: checks the packages and publishes those whose version is not on npm yet. The release workflow runs it.
 */
import { bootstrap } from "./lib/bootstrap.mjs";
import { join } from "node:path";
import { ROOT, readPackages } from "./lib/paths.mjs";
import { releaseProblems } from "./lib/release.mjs";
import { run } from "./lib/run.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  const manifests = readPackages("packages").map(({ manifest }) => manifest);
  const problems = releaseProblems(manifests.filter((each) => !each.private));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) return 1;
  await bootstrap();
  await run(process.execPath, [join(ROOT, "scripts/check-packages.mjs")], { inherit: true });
  const changesets = join(ROOT, "node_modules/@changesets/cli/bin.js");
  await run(process.execPath, [changesets, "publish"], { inherit: true });
  return 0;
});
