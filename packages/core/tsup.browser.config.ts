import { readFile } from "node:fs/promises";
import { defineConfig } from "tsup";

/** Files that cannot work in a browser say so when they are imported; all of them are imported on use. */
const NODE_ONLY = `
import { SynthesisError } from "@cosyvoice-lite/spec";
throw new SynthesisError("INVALID_ARGUMENT", "Files and programs of this machine need Node; a browser has none.");
`;

export default defineConfig({
  entry: {
    index: "src/index.ts",
    browser: "src/browser/index.ts",
    // Loaded by address from the chunk that names them: all files lie in one folder.
    worker: "src/browser/worker.ts",
    "player-worklet": "src/browser/player-worklet.ts",
    "backends/web": "src/backends/web.ts",
  },
  outDir: "dist/browser",
  format: ["esm"],
  platform: "browser",
  dts: { entry: { browser: "src/browser/index.ts" } },
  sourcemap: true,
  clean: true,
  splitting: true,
  target: "es2022",
  external: [/^onnxruntime-/, /^@cosyvoice-lite\//],
  esbuildOptions(options) {
    // `x.browser.ts` goes before `x.ts`.
    options.resolveExtensions = [".browser.ts", ".ts"];
  },
  esbuildPlugins: [
    {
      name: "node-only",
      setup(build) {
        build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
          const contents = await readFile(path, "utf8");
          if (/^import .* from "node:/m.test(contents))
            return { contents: NODE_ONLY, loader: "ts" };
          return undefined;
        });
      },
    },
  ],
});
