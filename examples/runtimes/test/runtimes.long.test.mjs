/**
 * The programs for Bun and Deno, each in a copy of its folder outside the repository, with our packages from a registry.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../scripts/lib/run.mjs";
import { startPackedRegistry } from "../../../scripts/test/packed-registry.mjs";

/** Installed for this test alone: they bring their own program, for the machines that they are made for. */
const RUNTIMES = ["bun@1.4.4", "deno@2.9.6"];

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-runtimes-"));
/** @type {Awaited<ReturnType<typeof startPackedRegistry>>} */
let registry;

beforeAll(async () => {
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  await run("npm", ["install", "--no-audit", "--no-fund", ...RUNTIMES], { cwd: folder });
  registry = await startPackedRegistry(join(folder, "tarballs"));
}, 600_000);
afterAll(async () => {
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
}, 300_000);

/** A copy of an example, without what a checkout has in it. @param {string} name */
function copy(name) {
  const directory = join(folder, `${name}-project`);
  const from = fileURLToPath(new URL(`../${name}`, import.meta.url));
  cpSync(from, directory, { recursive: true });
  writeFileSync(join(directory, ".npmrc"), `registry=${registry.url}\n`);
  return directory;
}

/** @param {string} name */
const program = (name) => join(folder, "node_modules/.bin", name);

/** @param {string} file */
function expectSpeech(file) {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("RIFF");
  // More than half a second of 16-bit samples at 24 kHz, and not silent.
  expect(bytes.length).toBeGreaterThan(24_000);
  const samples = Array.from({ length: (bytes.length - 44) >> 1 }, (_, i) =>
    Math.abs(bytes.readInt16LE(44 + 2 * i)),
  );
  expect(Math.max(...samples)).toBeGreaterThan(1000);
}

describe("bun", () => {
  test("installs core and speaks in a thread", async () => {
    const cwd = copy("bun");
    const env = { BUN_INSTALL_CACHE_DIR: join(folder, "bun-cache") };
    await run(program("bun"), ["install"], { cwd, env });
    const said = await run(program("bun"), ["speak.ts", "hello.wav"], { cwd, env });
    expect(said).toContain("hello.wav: ");
    expectSpeech(join(cwd, "hello.wav"));
  });
});

describe("deno", () => {
  const env = { DENO_DIR: join(folder, "deno-cache"), DENO_NO_UPDATE_CHECK: "1" };
  const rights = ["--allow-read", "--allow-write", "--allow-env", "--allow-sys"];
  // Deno does not trust a version before it is a day old; ours was published a moment ago.
  const young = ["--minimum-dependency-age", "0"];
  /** @type {string} */
  let cwd;
  beforeAll(() => {
    cwd = copy("deno");
  });

  test.each([
    ["the native runtime", ["--allow-ffi"], "onnxruntime-node"],
    ["WebAssembly where native code may not run", [], "onnxruntime-web"],
  ])("speaks in a thread with %s", async (_, more, backend) => {
    const args = ["run", "--no-prompt", ...young, ...rights, ...more, "speak.ts", `${backend}.wav`];
    const all = { ...env, NPM_CONFIG_REGISTRY: registry.url };
    const said = await run(program("deno"), args, { cwd, env: all });
    expect(said).toContain(`s, ${backend}`);
    expectSpeech(join(cwd, `${backend}.wav`));
  });
});
