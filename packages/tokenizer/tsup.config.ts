import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", parts: "src/parts/index.ts" },
  splitting: true,
  // The data files are found next to the package: `import.meta.url` must work in CommonJS too.
  shims: true,
});
