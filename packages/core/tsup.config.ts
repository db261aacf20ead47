import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

/** What package.json names. */
const entries = {
  index: "src/index.ts",
  "backends/node": "src/backends/node.ts",
  "backends/web": "src/backends/web.ts",
  workers: "src/workers/index.ts",
};

export default defineConfig({
  ...base,
  entry: {
    ...entries,
    // Not imported by anybody: threads run it. It lies in dist itself, as do the shared chunks, one of which starts the threads.
    worker: "src/workers/worker.ts",
  },
  // scripts/build-commonjs.ts makes CommonJS of these.
  format: ["esm"],
  // The types of the browser entry are built here, where they can share those of the others.
  dts: {
    entry: { ...entries, "browser/browser": "src/browser/index.ts" },
    // `AsyncDisposable` must be known to projects whose `lib` ends before it, too.
    banner: '/// <reference lib="esnext.disposable" />',
  },
  splitting: true,
  // Both runtimes are imported on use, from the user's node_modules.
  external: ["onnxruntime-node", "onnxruntime-web"],
});
