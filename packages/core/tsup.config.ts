import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "backends/node": "src/backends/node.ts",
    "backends/web": "src/backends/web.ts",
  },
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  target: "es2022",
  // Both runtimes are imported on use, from the user's node_modules.
  external: ["onnxruntime-node", "onnxruntime-web"],
});
