import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { voiceFiles } from "./files";

test("every file of the voice has an address, and no other", async () => {
  const manifest = new URL("../voice/voice.json", import.meta.url);
  const { files } = JSON.parse(await readFile(manifest, "utf8")) as { files: { path: string }[] };
  const addresses = voiceFiles();
  expect(Object.keys(addresses).toSorted()).toEqual(
    ["voice.json", ...files.map(({ path }) => path)].toSorted(),
  );
  for (const [path, { href }] of Object.entries(addresses))
    expect(href).toBe(new URL(path, manifest).href);
});
