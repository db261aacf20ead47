import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPackages } from "./paths.mjs";
import { REPOSITORY, metadataOf, withLinks, withMetadata } from "./project.mjs";
import { releaseProblems } from "./release.mjs";

const packages = readPackages("packages").map(({ directory, manifest }) => ({
  folder: basename(directory),
  directory,
  manifest,
}));

describe.each(packages)("$folder", ({ folder, directory, manifest }) => {
  test("has the fields that `npm run metadata` writes", () => {
    expect(manifest).toMatchObject(metadataOf(folder));
    expect(Object.keys(withMetadata(manifest, folder))).toEqual(Object.keys(manifest));
  });

  test("its README has no link that leads nowhere on npm", () => {
    const text = readFileSync(join(directory, "README.md"), "utf8");
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
    const relative = links.filter((target) => !/^(https?:|#|mailto:)/.test(target));
    const files = /** @type {string[]} */ (manifest.files ?? []);
    expect(relative.filter((target) => !files.includes(target))).toEqual([]);
  });
});

test("an address is written over the one before", () => {
  const text = `[guide](${REPOSITORY}/blob/main/docs/guides/server.md)`;
  expect(withLinks(text, REPOSITORY, "https://example.com/a/b")).toBe(
    "[guide](https://example.com/a/b/blob/main/docs/guides/server.md)",
  );
  expect(
    withMetadata({ name: "x", description: "d", bugs: "old" }, "core", "https://e.com/a/b"),
  ).toEqual({
    name: "x",
    description: "d",
    ...metadataOf("core", "https://e.com/a/b"),
  });
});

describe("releaseProblems", () => {
  const real = packages.map(({ folder, manifest }) => ({
    ...manifest,
    ...metadataOf(folder, "https://example.com/someone/cosyvoice-lite"),
  }));

  test("a placeholder in any package stops the release", () => {
    const placeholder = packages.map(({ folder, manifest }) => ({
      ...manifest,
      ...metadataOf(folder, "https://github.com/placeholder-owner/cosyvoice-lite"),
    }));
    expect(releaseProblems([...real.slice(1), placeholder[0]])).toEqual([
      expect.stringContaining("npm run metadata -- --repository"),
    ]);
  });

  test("real addresses do not", () => {
    expect(releaseProblems(real)).toEqual([]);
  });

  test("a package without provenance or with another address does", () => {
    const [first, ...rest] = real;
    expect(
      releaseProblems([{ ...first, publishConfig: { access: "public" } }, ...rest]),
    ).toHaveLength(1);
    expect(
      releaseProblems([
        { ...first, ...metadataOf("core", "https://example.com/other/fork") },
        ...rest,
      ]),
    ).toHaveLength(1);
  });
});
