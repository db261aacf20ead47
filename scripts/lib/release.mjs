/**
 * What has to be true before packages go to npm.
 */
import { PLACEHOLDER } from "./project.mjs";

/**
 * @param {Record<string, any>[]} manifests - Of the packages to be published.
 * @returns {string[]} what stands against it
 */
export function releaseProblems(manifests) {
  /** @type {string[]} */
  const problems = [];
  const held = manifests.filter((each) => JSON.stringify(each).includes(PLACEHOLDER));
  if (held.length > 0)
    problems.push(
      `${held.map(({ name }) => name).join(", ")}: the repository's address is still the placeholder. ` +
        "Set it with `npm run metadata -- --repository https://github.com/<owner>/<name>`.",
    );
  const addresses = new Set(
    manifests.filter((each) => !held.includes(each)).map(({ repository }) => repository?.url),
  );
  if (addresses.size > 1)
    problems.push(
      `Packages name different repositories: ${[...addresses].join(", ")}. Run \`npm run metadata\`.`,
    );
  for (const { name, publishConfig } of manifests)
    if (publishConfig?.access !== "public" || publishConfig.provenance !== true)
      problems.push(
        `${name} would be published without public access and provenance. Run \`npm run metadata\`.`,
      );
  return problems;
}
