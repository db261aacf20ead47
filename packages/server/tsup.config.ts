import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts" },
  platform: "node",
  // The page's files and Swagger UI's are found relative to this module, in CommonJS too.
  shims: true,
});
