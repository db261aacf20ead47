import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: {
    index: "src/index.ts",
    conformance: "src/conformance/index.ts",
    helpers: "src/helpers/index.ts",
  },
  // The helpers import the package by its name, so that CommonJS has one class of errors too.
  external: ["@cosyvoice-lite/spec"],
});
