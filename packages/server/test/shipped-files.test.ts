/**
 * The package runs outside of the repository: what its scripts read beside themselves is in the tarball.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import packageJson from "../package.json";
import { PAGE_FOLDER } from "../src/page-folder";

test("the page's folder is shipped", () => {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const folder = fileURLToPath(PAGE_FOLDER)
    .slice(root.length)
    .replaceAll(/[/\\]$/gu, "");
  expect(readdirSync(PAGE_FOLDER)).toContain("index.html");
  expect(packageJson.files).toContain(folder);
});
