import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", files: "src/files.ts" },
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: true,
  clean: true,
  target: "es2022",
  // Gives import.meta.url to the CommonJS build.
  shims: true,
});
