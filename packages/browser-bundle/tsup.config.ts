import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { defineConfig } from "tsup";
import { base } from "../../tsup.base";
import { licensesPlugin } from "./scripts/licenses-plugin";

const require = createRequire(import.meta.url);
/** Where a package of the workspace lies. */
const folderOf = (name: string): string =>
  dirname(require.resolve(`@cosyvoice-lite/${name}/package.json`));

/** The types that each package ships. As paths, since those found by name would stay imports of their names. */
const TYPES = {
  core: "index",
  "core/browser": "browser/browser",
  "core/backends/web": "backends/web",
  spec: "index",
  tokenizer: "index",
  vocoder: "index",
};
const typePaths = Object.fromEntries(
  Object.entries(TYPES).map(([entry, file]) => {
    const [name] = entry.split("/");
    return [`@cosyvoice-lite/${entry}`, [resolve("..", name, "dist", `${file}.d.ts`)]];
  }),
);

/**
 * The folder is made so that the packages' own addresses are right in it: scripts look for `../data` and `../voice`, and for
 * their worker and the WebAssembly files beside themselves.
 */
async function copyAssets(): Promise<void> {
  const runtime = dirname(require.resolve("onnxruntime-web"));
  const copies = [
    [join(folderOf("tokenizer"), "data/en"), "dist/data/en"],
    [join(folderOf("tokenizer"), "data/ja"), "dist/data/ja"],
    [join(folderOf("tokenizer"), "data/zh"), "dist/data/zh"],
    [join(folderOf("voice-lite"), "voice"), "dist/voice"],
    [join(folderOf("core"), "dist/browser/player-worklet.js"), "dist/js/player-worklet.js"],
    [join(folderOf("tokenizer"), "NOTICE"), "dist/legal/tokenizer.txt"],
    [join(folderOf("tokenizer"), "data/en/README.md"), "dist/legal/english-data.md"],
    [join(folderOf("tokenizer"), "data/ja/README.md"), "dist/legal/japanese-data.md"],
    [join(folderOf("tokenizer"), "data/zh/README.md"), "dist/legal/mandarin-data.md"],
    [join(folderOf("voice-lite"), "NOTICE"), "dist/legal/voice.txt"],
    ...["mjs", "wasm"].map((ending) => {
      const file = `ort-wasm-simd-threaded.${ending}`;
      return [join(runtime, file), `dist/js/${file}`];
    }),
  ];
  // tsup empties only the folder of the scripts.
  for (const folder of ["dist/data", "dist/voice"])
    await rm(folder, { recursive: true, force: true });
  await mkdir("dist/js", { recursive: true });
  for (const [from, to] of copies) await cp(from, to, { recursive: true, dereference: true });
}

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", worker: "src/worker.ts" },
  outDir: "dist/js",
  format: ["esm"],
  platform: "browser",
  dts: {
    entry: { index: "src/index.ts" },
    compilerOptions: { paths: typePaths },
    // Bundled types lose the one that core's begin with.
    banner: '/// <reference lib="esnext.disposable" />',
  },
  // Pages load it as it is.
  minify: true,
  splitting: true,
  // The one without paths to the sources: what is bundled is what the packages ship to browsers.
  tsconfig: "../../tsconfig.base.json",
  // Everything is in it.
  noExternal: [/.*/],
  esbuildOptions(options) {
    // The runtime's glue code stays a file of its own: each of its threads loads it, and would load all of this otherwise.
    options.conditions = ["browser", "onnxruntime-web-use-extern-wasm", "import"];
  },
  esbuildPlugins: [licensesPlugin("dist/legal/packages.txt")],
  onSuccess: copyAssets,
});
