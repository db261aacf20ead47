import { readFile } from "node:fs/promises";
import { defineConfig, type Options } from "tsup";
import { base } from "../../tsup.base";

/** Files that cannot work in a browser say so when they are imported; all of them are imported on use. */
const NODE_ONLY = `
import { SynthesisError } from "@cosyvoice-lite/spec";
throw new SynthesisError("INVALID_ARGUMENT", "Files and programs of this machine need Node; a browser has none.");
`;

const common: Options = {
  ...base,
  // One folder for all: worker and player are loaded by their addresses beside the scripts that name them.
  outDir: "dist/browser",
  format: ["esm"],
  platform: "browser",
  dts: false,
  // The build for Node, which goes before, has emptied the folder.
  clean: false,
  external: [/^onnxruntime-/, /^@cosyvoice-lite\//],
};

export default defineConfig([
  {
    ...common,
    entry: {
      index: "src/index.ts",
      browser: "src/browser/index.ts",
      worker: "src/browser/worker.ts",
      "backends/web": "src/backends/web.ts",
    },
    splitting: true,
    esbuildOptions(options) {
      // `x.browser.ts` goes before `x.ts`.
      options.resolveExtensions = [".browser.ts", ".ts"];
      // A file that was replaced although something here needs it must stop the build.
      options.logOverride = { "import-is-undefined": "error" };
    },
    esbuildPlugins: [
      {
        name: "node-only",
        setup(build) {
          build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
            const contents = await readFile(path, "utf8");
            return /^(?:import|export) (?!type )[^;]*from "node:/m.test(contents)
              ? { contents: NODE_ONLY, loader: "ts" }
              : undefined;
          });
        },
      },
    ],
  },
  {
    ...common,
    // Copied as it is by bundlers, so that it must not share code with another file.
    entry: { "player-worklet": "src/browser/player-worklet.ts" },
    splitting: false,
  },
]);
