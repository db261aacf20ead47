/**
 * Licences of what users install together with the packages.
 */

/** Licences that a package may ask for; CONTRIBUTING.md names them. */
export const DIRECT = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"];

/** Licences that are also fine further down, in what those packages bring along. */
export const INDIRECT = [...DIRECT, "BlueOak-1.0.0", "CC0-1.0", "Python-2.0"];

/** @typedef {{ name: string, license: string }} Dependency */

/**
 * @param {Record<string, Dependency[]>} listed - What `pnpm licenses list --json` prints.
 * @param {ReadonlySet<string>} direct - Names that a package.json of ours asks for.
 * @returns {string[]} what is wrong
 */
export function licenceProblems(listed, direct) {
  return Object.values(listed)
    .flat()
    .filter(({ name, license }) => !isAllowed(license, direct.has(name) ? DIRECT : INDIRECT))
    .map(
      ({ name, license }) => `${name} has the licence ${license}, which CONTRIBUTING.md rules out.`,
    );
}

/**
 * @param {string} expression - SPDX, with `OR` and `AND` but no nesting.
 * @param {readonly string[]} allowed
 */
function isAllowed(expression, allowed) {
  return expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((each) => allowed.includes(each.trim())));
}
