import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchDictionaryLoader } from "./dictionary-loader";

const answer =
  (bytes: Uint8Array<ArrayBuffer>, status = 200) =>
  async () =>
    new Response(bytes, { status });
const content = new TextEncoder().encode("dictionary");

test("compressed files are decompressed, plain ones kept", async () => {
  for (const sent of [new Uint8Array(gzipSync(content)), content]) {
    const load = fetchDictionaryLoader("https://example.org/dict", answer(sent));
    expect(new TextDecoder().decode(await load("base.dat.gz"))).toBe("dictionary");
  }
});

test("the folder and the name make the address", async () => {
  const asked: string[] = [];
  const load = fetchDictionaryLoader(new URL("https://example.org/a/"), async (url) => {
    asked.push(String(url));
    return new Response(content);
  });
  await load("cc.dat.gz");
  expect(asked).toEqual(["https://example.org/a/cc.dat.gz"]);
});

test("a missing file is an error with its address", async () => {
  const load = fetchDictionaryLoader("https://example.org/dict/", answer(content, 404));
  await expect(load("base.dat.gz")).rejects.toThrow(
    "https://example.org/dict/base.dat.gz answered 404",
  );
});
