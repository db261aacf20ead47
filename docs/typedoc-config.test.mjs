import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const read = async (/** @type {string} */ path) =>
  JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));

test("exports without a comment are found in every package of the reference", async () => {
  const { entryPoints, packagesRequiringDocumentation, requiredToBeDocumented } =
    await read("../typedoc.json");
  const folders = new Set(
    entryPoints.map((/** @type {string} */ path) => path.split("/").slice(0, 2).join("/")),
  );
  const names = await Promise.all(
    [...folders].map(async (folder) => (await read(`../${folder}/package.json`)).name),
  );
  // A package that TypeDoc is not told of is not looked at, and nothing says so.
  expect(packagesRequiringDocumentation).toEqual(names.toSorted());
  expect(requiredToBeDocumented).toContain("Property");
});
