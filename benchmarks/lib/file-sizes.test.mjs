import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bytesOf, filesUnder, gzipBytesOf } from "./file-sizes.mjs";

const folder = mkdtempSync(join(tmpdir(), "file-sizes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "a", "b"), { recursive: true });
writeFileSync(join(folder, "one"), "12345");
writeFileSync(join(folder, "a", "b", "two"), "x".repeat(10_000));
symlinkSync(join(folder, "one"), join(folder, "a", "link"));

test("counts every file once, links not at all", () => {
  const files = filesUnder(folder);
  expect(files.sort()).toEqual([join(folder, "a", "b", "two"), join(folder, "one")]);
  expect(bytesOf(files)).toBe(10_005);
});

test("compresses what is written again and again", () =>
  expect(gzipBytesOf([join(folder, "a", "b", "two")])).toBeLessThan(100));
