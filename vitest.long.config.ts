import { defineConfig } from "vitest/config";
import base from "./vitest.config";

/** The tests that take minutes: `npm run check:long`. */
export default defineConfig({
  ...base,
  test: {
    include: ["{packages/*/{src,test},scripts,benchmarks,examples,docs}/**/*.long.test.{ts,mjs}"],
    exclude: ["**/node_modules/**"],
    testTimeout: 15 * 60_000,
    // They measure, play sound and install: each needs the machine for itself.
    fileParallelism: false,
  },
});
