/**
 * The command line and the server as npm installs them: outside of the repository, from the tarballs alone.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packAll } from "../../../scripts/lib/pack.mjs";
import { run } from "../../../scripts/lib/run.mjs";

const WANTED = [
  "cli",
  "server",
  "core",
  "audio",
  "cosyvoice",
  "spec",
  "tokenizer",
  "vocoder",
  "voice-lite",
];

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-cli-"));
const program = join(folder, "node_modules/@cosyvoice-lite/cli/dist/bin.js");

beforeAll(async () => {
  const tarballs = await packAll(join(folder, "tarballs"), (name) =>
    WANTED.includes(name.replace("@cosyvoice-lite/", "")),
  );
  const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

test("say writes a file", { timeout: 300_000 }, async () => {
  await run(process.execPath, [program, "say", "Hello there.", "-o", "a.opus"], { cwd: folder });
  expect(readFileSync(join(folder, "a.opus"), "latin1")).toMatch(/^OggS/);
});

test("serve shows its pages and speaks", { timeout: 300_000 }, async () => {
  const child = spawn(process.execPath, [program, "serve", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const lines = [child.stdout, child.stderr].map((input) =>
      (async () => {
        for await (const line of createInterface({ input })) {
          const url = /Listening on (http:\S+)/.exec(line)?.[1];
          if (url) return url;
        }
        throw new Error("It ended without an address.");
      })(),
    );
    const url = await Promise.any(lines);
    const get = (path) => fetch(new URL(path, url));
    for (const path of ["/", "/docs"]) {
      const page = await (await get(path)).text();
      const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name);
      const files = named.filter((name) => !name.startsWith("data:"));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
    }
    const spoken = await fetch(new URL("/v1/audio/speech", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        model: "tts-1",
        voice: "alloy",
        input: "Hello.",
        response_format: "wav",
      }),
    });
    expect(spoken.status).toBe(200);
    expect((await spoken.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  } finally {
    const over = once(child, "close");
    child.kill("SIGTERM");
    await over;
  }
});
