import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "backends/node": "src/backends/node.ts",
    "backends/web": "src/backends/web.ts",
    workers: "src/workers/index.ts",
    // Not imported by anybody: threads run it. It lies in dist itself, as do the shared chunks, one of which starts the threads.
    worker: "src/workers/worker.ts",
  },
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  // The worker's file is found by `import.meta.url`, which must work in CommonJS too.
  shims: true,
  target: "es2022",
  // Both runtimes are imported on use, from the user's node_modules.
  external: ["onnxruntime-node", "onnxruntime-web"],
});
