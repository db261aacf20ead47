import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", text: "src/text/index.ts" },
  splitting: true,
  esbuildOptions(options, { format }) {
    // The code is loaded on use, in CommonJS by `require`: test runners and packagers of CommonJS know no import().
    if (format === "cjs") options.supported = { ...options.supported, "dynamic-import": false };
  },
});
