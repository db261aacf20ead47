import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Tests in a real browser: slow on a busy machine, so they run in `npm run check:long`. */
export const BROWSER_TESTS = [
  "packages/browser-bundle/test/browser.test.ts",
  "packages/server/test/page.test.ts",
  "examples/browser-playground/test/playground.test.mjs",
  "examples/page-reader/test/page-reader.test.mjs",
  "docs/guides.browser.test.mjs",
];

export default defineConfig({
  resolve: {
    // Tests run on the sources: no build is needed to see a change.
    alias: [
      {
        find: /^@cosyvoice-lite\/spec\/conformance$/,
        replacement: source("spec/src/conformance/index.ts"),
      },
      {
        find: /^@cosyvoice-lite\/voice-lite\/files$/,
        replacement: source("voice-lite/src/files.ts"),
      },
      {
        find: /^@cosyvoice-lite\/core\/backends\/(.+)$/,
        replacement: source("core/src/backends/$1.ts"),
      },
      {
        find: /^@cosyvoice-lite\/core\/workers$/,
        replacement: source("core/src/workers/index.ts"),
      },
      { find: /^@cosyvoice-lite\/([^/]+)$/, replacement: source("$1/src/index.ts") },
    ],
  },
  test: {
    include: [
      "packages/*/{src,test}/**/*.test.ts",
      "{scripts,benchmarks,examples,docs}/**/*.test.mjs",
    ],
    exclude: ["**/node_modules/**", "**/*.long.test.ts", ...BROWSER_TESTS],
    testTimeout: 30_000,
  },
});
