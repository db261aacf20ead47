import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchDictionaryLoader } from "./dictionary-loader";

const answer =
  (bytes: Uint8Array<ArrayBuffer>, status = 200) =>
  async () =>
    new Response(bytes, { status });
const content = new TextEncoder().encode("dictionary");

test("a compressed file is decompressed, a plain one kept", async () => {
  for (const sent of [new Uint8Array(gzipSync(content)), content]) {
    const load = fetchDictionaryLoader("https://example.org/dictionary.bin.gz", answer(sent));
    expect(new TextDecoder().decode(await load())).toBe("dictionary");
  }
});

test("the address is asked for once per load", async () => {
  const asked: string[] = [];
  const load = fetchDictionaryLoader(new URL("https://example.org/a/d.bin.gz"), async (url) => {
    asked.push(String(url));
    return new Response(content);
  });
  await load();
  expect(asked).toEqual(["https://example.org/a/d.bin.gz"]);
});

test("a missing file is an error with its address", async () => {
  const load = fetchDictionaryLoader("https://example.org/d.bin.gz", answer(content, 404));
  await expect(load()).rejects.toThrow("https://example.org/d.bin.gz answered 404");
});
