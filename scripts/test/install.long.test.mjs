/** A stranger's empty project: our packages go in by npm, pnpm and yarn, and it speaks. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPackage, ROOT } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { packFailingRuntime, SCRIPT_RAN } from "./failing-runtime.mjs";
import { packageManagers } from "./package-managers.mjs";
import { packWanted, publishTarballs } from "./packed-registry.mjs";

/** @typedef {import("../lib/pack.mjs").Tarball} Tarball */

const SPEAK = `
  const tts = await createSynthesizer();
  const { duration, backend, warnings } = await tts.synthesize("It works, 真的。");
  await tts.dispose();
  const worker = await createWorkerSynthesizer();
  const inThread = (await worker.synthesize("Here too.")).duration;
  await worker.dispose();
  const codes = warnings.map(({ code }) => code);
  console.log("RESULT" + JSON.stringify({ duration, inThread, backend, codes }));
`;
const PROGRAMS = {
  "speak.mjs": `
    import { createSynthesizer } from "@cosyvoice-lite/core";
    import { createWorkerSynthesizer } from "@cosyvoice-lite/core/workers";
    ${SPEAK}`,
  "speak.cjs": `
    const { createSynthesizer } = require("@cosyvoice-lite/core");
    const { createWorkerSynthesizer } = require("@cosyvoice-lite/core/workers");
    (async () => {${SPEAK}})();`,
};

const RUNTIMES = ["onnxruntime-node", "onnxruntime-web"];

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-install-"));
/** @type {Tarball[]} */
let tarballs = [];
/** @typedef {Awaited<ReturnType<typeof publishTarballs>>} Registry */
/** With the real native runtime, and with one whose install script fails. @type {Registry} */
let registry;
/** @type {Registry} */
let closedNetwork;

beforeAll(async () => {
  // Programs look for packages in the folders above theirs and in NODE_PATH, too: what this machine has there must not help.
  for (const name of RUNTIMES) {
    const directory = join(folder, "node_modules", name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "index.js"), 'throw new Error("There is none.");\n');
  }
  tarballs = await packWanted(join(folder, "tarballs"));
  const failing = await packFailingRuntime(join(folder, "failing-runtime"));
  registry = await publishTarballs(tarballs, join(folder, "registry"));
  closedNetwork = await publishTarballs([...tarballs, failing], join(folder, "closed-network"));
}, 900_000);
afterAll(async () => {
  await Promise.all([registry?.close(), closedNetwork?.close()]);
  rmSync(folder, { recursive: true, force: true });
}, 300_000);

/**
 * An empty project with programs that speak.
 * @param {string} name
 * @param {object} contents
 * @param {Record<string, string>} contents.dependencies
 * @param {string} [contents.from] - The registry.
 * @param {Record<string, unknown>} [contents.manifest]
 * @param {Record<string, string>} [contents.files]
 */
function project(name, { dependencies, from, manifest = {}, files = {} }) {
  const directory = join(folder, name.replaceAll(" ", "-"));
  mkdirSync(directory);
  const all = {
    ...PROGRAMS,
    ".npmrc": from === undefined ? "" : `registry=${from}\n`,
    "package.json": JSON.stringify({ private: true, dependencies, ...manifest }),
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(directory, file), text);
  return directory;
}

/**
 * @param {string} directory
 * @param {string} program
 * @returns {Promise<{ duration: number, inThread: number, backend: string, codes: string[] }>}
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
    directory = project("npm with tarballs", { dependencies: files });
    await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: directory });
  }, 600_000);

  test.each(programs)("%s speaks", async (program) => {
    const { duration, inThread, backend, codes } = await speak(directory, program);
    expect(duration).toBeGreaterThan(0.5);
    expect(inThread).toBeGreaterThan(0.3);
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
    const restores = RUNTIMES.map((name) => hide(directory, name));
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

describe.each(["npm", "pnpm", "yarn 1", "yarn 4"])("%s from a registry", (name) => {
  const { version } = readPackage(join(ROOT, "packages/core")).manifest;
  const dependencies = { "@cosyvoice-lite/core": version };

  test("installs core without running scripts, and it speaks", async () => {
    const { install, withoutScripts = [], files } = packageManagers(registry.url)[name];
    const directory = project(name, { dependencies, from: registry.url, files });
    const [command, ...args] = [...install, ...withoutScripts];
    await run(command, args, { cwd: directory });
    for (const program of programs)
      expect((await speak(directory, program)).duration).toBeGreaterThan(0.5);
  });

  test("installs core where the script of the native runtime fails, and WebAssembly speaks", async () => {
    const { install, manifest, files } = packageManagers(closedNetwork.url)[name];
    const from = closedNetwork.url;
    const directory = project(`${name} closed`, { dependencies, from, manifest, files });
    const [command, ...args] = install;
    await run(command, args, { cwd: directory });
    expect(existsSync(join(directory, SCRIPT_RAN))).toBe(true);
    for (const program of programs) {
      const { duration, inThread, backend, codes } = await speak(directory, program);
      expect(duration).toBeGreaterThan(0.5);
      expect(inThread).toBeGreaterThan(0.3);
      expect(backend).toBe("onnxruntime-web");
      expect(codes).toEqual(["BACKEND_FALLBACK"]);
    }
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
