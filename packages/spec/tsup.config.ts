import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: {
    index: "src/index.ts",
    conformance: "src/conformance/index.ts",
    helpers: "src/helpers/index.ts",
  },
  // One class of errors for all entries, in CommonJS too.
  splitting: true,
});
