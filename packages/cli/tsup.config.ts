import { defineConfig } from "tsup";
import { base } from "../../tsup.base";

export default defineConfig({
  ...base,
  entry: { bin: "src/bin.ts" },
  format: ["esm"],
  dts: false,
  platform: "node",
});
