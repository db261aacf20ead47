import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", files: "src/files.ts" },
  // Gives import.meta.url to the CommonJS build.
  shims: true,
});
