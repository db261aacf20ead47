import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { defineConfig } from "tsup";

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(dirname(require.resolve(name)));

/**
 * The folder is made so that the packages' own addresses are right in it: scripts look for `../data` and `../voice`, and for
 * their worker and the WebAssembly files beside themselves.
 */
async function copyAssets(): Promise<void> {
  const runtime = join(folderOf("onnxruntime-web"), "dist");
  const copies = [
    [join(folderOf("@cosyvoice-lite/tokenizer"), "data/ja"), "dist/data/ja"],
    [join(folderOf("@cosyvoice-lite/voice-lite"), "voice"), "dist/voice"],
    [
      join(folderOf("@cosyvoice-lite/core"), "dist/browser/player-worklet.js"),
      "dist/js/player-worklet.js",
    ],
    ...["mjs", "wasm"].map((ending) => {
      const file = `ort-wasm-simd-threaded.${ending}`;
      return [join(runtime, file), `dist/js/${file}`];
    }),
  ];
  await mkdir("dist/js", { recursive: true });
  for (const [from, to] of copies) await cp(from, to, { recursive: true, dereference: true });
}

export default defineConfig({
  entry: { index: "src/index.ts", worker: "src/worker.ts" },
  outDir: "dist/js",
  format: ["esm"],
  platform: "browser",
  dts: { entry: { index: "src/index.ts" }, resolve: true },
  clean: true,
  minify: true,
  splitting: true,
  target: "es2022",
  // The one without paths to the sources: what is bundled is what the packages ship to browsers.
  tsconfig: "../../tsconfig.base.json",
  // Everything is in it.
  noExternal: [/.*/],
  esbuildOptions(options) {
    // The runtime's glue code stays a file of its own: each of its threads loads it, and would load all of this otherwise.
    options.conditions = ["browser", "onnxruntime-web-use-extern-wasm", "import"];
  },
  onSuccess: copyAssets,
});
