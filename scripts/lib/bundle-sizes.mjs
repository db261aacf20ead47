/**
 * What importing one name costs the user of a bundler.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as buildWithEsbuild } from "esbuild";
import { build as buildWithVite } from "vite";
import { ROOT, readPackages } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * An import and the most bytes that it may cost, minified. `esbuild`: one file. `vite`: scripts of all chunks, those that are loaded on
 * use included. `eagerGzip`: the chunks of Vite that are loaded at once, compressed.
 * @typedef {{ names: string, from: string, esbuild?: number, vite?: number, eagerGzip?: number }} Budget
 */

/** @type {readonly Budget[]} */
export const BUDGETS = [
  { names: "toSrt", from: "@cosyvoice-lite/core", esbuild: 15_000, vite: 15_000 },
  { names: "encodeWav", from: "@cosyvoice-lite/core", esbuild: 3000, vite: 3000 },
  { names: "SynthesisError", from: "@cosyvoice-lite/core", esbuild: 2000, vite: 2000 },
  { names: "melSpectrogram", from: "@cosyvoice-lite/vocoder", esbuild: 16_000, vite: 16_000 },
  { names: "splitText", from: "@cosyvoice-lite/tokenizer", esbuild: 15_000, vite: 15_000 },
  { names: "synthesize", from: "@cosyvoice-lite/core", eagerGzip: 90_000 },
  { names: "createSynthesizer", from: "@cosyvoice-lite/core", eagerGzip: 90_000 },
  {
    names: "createWorkerSynthesizer, createSpeechPlayer",
    from: "@cosyvoice-lite/core/browser",
    vite: 40_000,
  },
];

/**
 * Lays the packages of this checkout out as an installation does, built as they are.
 * @param {string} folder
 */
export function installLinks(folder) {
  for (const { directory, manifest } of readPackages("packages")) {
    const link = join(folder, "node_modules", manifest.name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(directory, link);
  }
}

/**
 * Lays packages out as an installation does, with the dependencies that this checkout has.
 * @param {readonly import("./pack.mjs").Tarball[]} tarballs
 * @param {string} folder
 */
export async function installTarballs(tarballs, folder) {
  for (const { name, file } of tarballs) {
    const target = join(folder, "node_modules", name);
    mkdirSync(target, { recursive: true });
    await run("tar", ["-xzf", file, "--strip-components=1", "-C", target]);
    const { dependencies = {} } = JSON.parse(readFileSync(join(target, "package.json"), "utf8"));
    const here = join(ROOT, "packages", basename(name), "node_modules");
    for (const dependency of Object.keys(dependencies)) {
      const link = join(folder, "node_modules", dependency);
      if (dependency.startsWith("@cosyvoice-lite/") || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(here, dependency)), link);
    }
  }
}

/**
 * Bundles each import and compares.
 * @param {string} folder - Has the packages in `node_modules`, and takes the entries.
 * @param {readonly Budget[]} budgets - Default: all.
 * @returns {Promise<{ lines: string[], problems: string[] }>} a line for each import, and a sentence for each budget that is not kept
 */
export async function checkSizes(folder, budgets = BUDGETS) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const problems = [];
  for (const budget of budgets) {
    const { names, from } = budget;
    const entry = join(folder, `${names.split(",")[0]}.js`);
    writeFileSync(entry, `import { ${names} } from "${from}";\nglobalThis.used = [${names}];\n`);
    const sizes = {
      ...(budget.esbuild && { esbuild: await esbuildBytes(entry) }),
      ...(await viteBytes(entry)),
    };
    lines.push(
      `{ ${names} } from ${from}: ${Object.entries(sizes)
        .map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)} kB`)
        .join(", ")}`,
    );
    for (const [kind, bytes] of Object.entries(sizes)) {
      const most = budget[/** @type {"esbuild" | "vite" | "eagerGzip"} */ (kind)] ?? Infinity;
      if (bytes > most)
        problems.push(
          `{ ${names} } from ${from} costs ${bytes} bytes (${kind}); ${most} are allowed.`,
        );
    }
  }
  return { lines, problems };
}

/** What is loaded beside the bundle, whatever is imported. */
const RUNTIMES = ["onnxruntime-web", "onnxruntime-node"];

/** @param {string} entry */
async function esbuildBytes(entry) {
  const { outputFiles } = await buildWithEsbuild({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: RUNTIMES.flatMap((name) => [name, `${name}/*`]),
    logLevel: "silent",
  });
  return outputFiles[0].contents.length;
}

/** @param {string} entry */
async function viteBytes(entry) {
  const result = await buildWithVite({
    root: dirname(entry),
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entry,
        external: (id) => RUNTIMES.some((name) => id.startsWith(name)),
      },
    },
  });
  if (!("output" in result)) throw new Error("Vite gave no single bundle.");
  const chunks = result.output.filter((each) => each.type === "chunk");
  /** @type {Set<string>} */
  const eager = new Set();
  /** @param {string} name */
  const load = (name) => {
    if (eager.has(name)) return;
    eager.add(name);
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) load(next);
  };
  for (const { isEntry, fileName } of chunks) if (isEntry) load(fileName);
  const sum = (/** @type {typeof chunks} */ of, /** @type {(code: string) => number} */ size) =>
    of.reduce((total, { code }) => total + size(code), 0);
  return {
    vite: sum(chunks, (code) => Buffer.byteLength(code)),
    eagerGzip: sum(
      chunks.filter(({ fileName }) => eager.has(fileName)),
      (code) => gzipSync(code).length,
    ),
  };
}
