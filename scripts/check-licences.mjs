/**
 * Whether everything that users install with the packages has a licence that CONTRIBUTING.md allows. `npm test` runs it.
 */
import { pnpm } from "./lib/install.mjs";
import { licenceProblems } from "./lib/licences.mjs";
import { readPackages } from "./lib/paths.mjs";
import { main } from "./lib/step.mjs";

await main(async () => {
  const output = await pnpm(["--filter", "./packages/*", "licenses", "list", "--prod", "--json"]);
  const direct = new Set(
    readPackages("packages").flatMap(({ manifest }) =>
      Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    ),
  );
  const listed = JSON.parse(output.slice(output.indexOf("{")));
  const problems = licenceProblems(listed, direct);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length > 0 ? 1 : 0;
});
