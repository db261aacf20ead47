import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const FOLDER = fileURLToPath(new URL("../dist", import.meta.url));
/** Most bytes of scripts, WebAssembly, dictionaries and voice together, compressed as static hosts do. */
const MOST = 22_000_000;

test("all that a page could fetch stays within 22 MB", async () => {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".d.ts"));
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["index.js", "worker.js", "player-worklet.js", "voice.json"]),
  );
  let bytes = 0;
  for (const { parentPath, name } of files) {
    const content = await readFile(join(parentPath, name));
    bytes += Math.min(content.length, gzipSync(content).length);
  }
  expect(bytes).toBeLessThanOrEqual(MOST);
});
