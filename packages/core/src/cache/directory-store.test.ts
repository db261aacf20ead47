import { mkdtemp, readdir, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { createDirectoryStore } from "./directory-store";

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "phrases-")), "made", "on demand");
});
const name = (digit: string) => digit.repeat(64);
const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);

describe("createDirectoryStore", () => {
  test("reads what it wrote, and nothing else", async () => {
    const store = createDirectoryStore(folder, 1000);
    expect(await store.read(name("a"))).toBeUndefined();
    await store.write(name("a"), bytes(10, 7));
    await store.write(name("a"), bytes(12, 8));
    expect(Array.from((await store.read(name("a")))!)).toEqual(Array.from(bytes(12, 8)));
    await store.remove(name("a"));
    await store.remove(name("a"));
    expect(await store.read(name("a"))).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  test("stays within its size: what was not used for longest goes first", async () => {
    const store = createDirectoryStore(folder, 100);
    for (const [index, digit] of ["a", "b", "c"].entries()) {
      await store.write(name(digit), bytes(30));
      const time = new Date(2020, 1, 1 + index);
      await utimes(join(folder, `${name(digit)}.phrase`), time, time);
    }
    await store.read(name("a"));
    await store.write(name("d"), bytes(30));
    expect((await readdir(folder)).map((file) => file[0]).sort()).toEqual(["a", "c", "d"]);
    await store.write(name("e"), bytes(101));
    expect(await store.read(name("e"))).toBeUndefined();
  });

  test("leaves files of others alone and clears away what dead processes left", async () => {
    const store = createDirectoryStore(folder, 1);
    await store.write(name("a"), bytes(1));
    const left = join(folder, `.${name("b")}.12345678-1234-1234-1234-123456789abc.tmp`);
    await writeFile(left, "half");
    await utimes(left, new Date(2020, 1, 1), new Date(2020, 1, 1));
    await writeFile(join(folder, "notes.txt"), "mine");
    await store.write(name("c"), bytes(1));
    expect(await readdir(folder)).toContain("notes.txt");
    expect(await readdir(folder)).not.toContain(left.split("/").at(-1));
  });

  test("writes at one time end with one complete file", async () => {
    const store = createDirectoryStore(folder, 1e6);
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.write(name("a"), bytes(5000, i))));
    const found = (await store.read(name("a")))!;
    expect(new Set(found).size).toBe(1);
    expect(await readdir(folder)).toEqual([`${name("a")}.phrase`]);
  });
});
