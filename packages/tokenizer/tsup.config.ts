import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts" },
  format: ["esm", "cjs"],
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  // The Japanese dictionary is found next to its package: `import.meta.url` must work in CommonJS too.
  shims: true,
  target: "es2022",
});
