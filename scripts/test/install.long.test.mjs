/** A stranger's empty project: our tarballs go in by npm, pnpm and yarn, and it speaks. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packAll } from "../lib/pack.mjs";
import { readPackage, ROOT } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { startLoopbackRegistry } from "./loopback-registry.mjs";

/** @typedef {import("../lib/pack.mjs").Tarball} Tarball */

/** What a user's project needs; the rest of the packages would only take time. */
const WANTED = ["core", "spec", "tokenizer", "vocoder", "voice-lite"];

const SPEAK = `
  const tts = await createSynthesizer();
  const { duration, backend, warnings } = await tts.synthesize("It works, 真的。");
  await tts.dispose();
  console.log("RESULT" + JSON.stringify({ duration, backend, codes: warnings.map(({ code }) => code) }));
`;
const PROGRAMS = {
  "speak.mjs": `import { createSynthesizer } from "@cosyvoice-lite/core";\n${SPEAK}`,
  "speak.cjs": `const { createSynthesizer } = require("@cosyvoice-lite/core");\n(async () => {${SPEAK}})();`,
};

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-install-"));
/** @type {Tarball[]} */
let tarballs = [];
/** @type {Awaited<ReturnType<typeof startLoopbackRegistry>>} */
let registry;

beforeAll(async () => {
  const all = await packAll(join(folder, "tarballs"));
  tarballs = all.filter(({ name }) => WANTED.includes(name.split("/")[1]));
  registry = await startLoopbackRegistry(tarballs, async (file) =>
    JSON.parse(await run("tar", ["-xzOf", file, "package/package.json"])),
  );
}, 300_000);
afterAll(async () => {
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * An empty project with programs that speak.
 * @param {string} name
 * @param {Record<string, string>} dependencies
 */
function project(name, dependencies) {
  const directory = join(folder, name);
  mkdirSync(directory);
  const manifest = { name: `stranger-${name}`, version: "1.0.0", private: true, dependencies };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(directory, ".npmrc"), `@cosyvoice-lite:registry=${registry.url}\n`);
  for (const [file, text] of Object.entries(PROGRAMS)) writeFileSync(join(directory, file), text);
  return directory;
}

/**
 * @param {string} directory
 * @param {string} program
 * @returns {Promise<{ duration: number, backend: string, codes: string[] }>}
 */
async function speak(directory, program) {
  const output = await run(process.execPath, [program], { cwd: directory });
  return JSON.parse(output.split("RESULT")[1].split("\n")[0]);
}

const programs = Object.keys(PROGRAMS);

describe("npm with the tarballs", () => {
  let directory = "";
  beforeAll(async () => {
    const files = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
    directory = project("npm", files);
    await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: directory });
  }, 600_000);

  test.each(programs)("%s speaks", async (program) => {
    const { duration, backend, codes } = await speak(directory, program);
    expect(duration).toBeGreaterThan(0.5);
    // Where the native runtime could not be installed, a warning says so; both are good.
    expect(codes).toEqual(backend === "onnxruntime-node" ? [] : ["BACKEND_FALLBACK"]);
  });

  test.each(programs)("%s speaks without the native runtime", async (program) => {
    const restore = hide(directory, "onnxruntime-node");
    try {
      const { duration, backend, codes } = await speak(directory, program);
      expect(duration).toBeGreaterThan(0.5);
      expect(backend).toBe("onnxruntime-web");
      expect(codes).toEqual(["BACKEND_FALLBACK"]);
    } finally {
      restore();
    }
  });

  test("core is imported without touching ONNX Runtime", async () => {
    const restores = ["onnxruntime-node", "onnxruntime-web"].map((name) => hide(directory, name));
    try {
      const line =
        'import("@cosyvoice-lite/core").then((core) => console.log(typeof core.synthesize))';
      const output = await run(process.execPath, ["-e", line], { cwd: directory });
      expect(output.trim()).toBe("function");
    } finally {
      for (const restore of restores) restore();
    }
  });
});

describe("from a registry", () => {
  const { packageManager } = readPackage(ROOT).manifest;
  test.each([
    ["pnpm", [packageManager, "install", "--store-dir", join(folder, "pnpm-store")]],
    [
      "yarn",
      ["yarn@1.22.22", "install", "--non-interactive", "--cache-folder", join(folder, "yarn")],
    ],
  ])("%s installs core, which speaks", async (name, args) => {
    const { version } = readPackage(join(ROOT, "packages/core")).manifest;
    const directory = project(name, { "@cosyvoice-lite/core": version });
    await run("npx", ["--yes", ...args], { cwd: directory });
    for (const program of programs)
      expect((await speak(directory, program)).duration).toBeGreaterThan(0.5);
  });
});

/**
 * Takes a package out of a project for a while.
 * @param {string} directory
 * @param {string} name
 * @returns {() => void} puts it back
 */
function hide(directory, name) {
  const place = join(directory, "node_modules", name);
  const hidden = join(directory, `hidden-${name}`);
  try {
    renameSync(place, hidden);
  } catch (error) {
    // npm leaves out what could not be installed.
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return () => {};
    throw error;
  }
  return () => renameSync(hidden, place);
}
