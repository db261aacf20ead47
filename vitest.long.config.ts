import { defineConfig } from "vitest/config";
import base, { BROWSER_TESTS } from "./vitest.config";

/** The tests that take minutes: `npm run check:long`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [
      "{packages/*/{src,test},scripts,benchmarks}/**/*.long.test.{ts,mjs}",
      ...BROWSER_TESTS,
    ],
    exclude: ["**/node_modules/**"],
    testTimeout: 15 * 60_000,
  },
});
