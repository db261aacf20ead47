import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Tests in a real browser. */
const BROWSER_TESTS = [
  "packages/browser-bundle/test/browser.test.ts",
  "packages/server/test/page.test.ts",
  "examples/browser-playground/test/playground.test.mjs",
  "examples/page-reader/test/page-reader.test.mjs",
  "docs/guides.browser.test.mjs",
];
const LEFT_OUT = ["**/node_modules/**", "**/*.long.test.{ts,mjs}"];

export default defineConfig({
  resolve: {
    // Tests run on the sources: no build is needed to see a change.
    alias: [
      {
        find: /^@cosyvoice-lite\/(spec|tokenizer|cosyvoice)\/(conformance|helpers|parts|text)$/,
        replacement: source("$1/src/$2/index.ts"),
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
      // A README of ai-sdk imports it where the tests write its blocks to.
      { find: /^ai$/, replacement: source("ai-sdk/node_modules/ai/dist/index.js") },
    ],
  },
  test: {
    testTimeout: 30_000,
    // `npm run check:long` measures it. The figures are a floor: they may be raised.
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 90, functions: 90, branches: 80 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          // Not for the browsers below: they clean up, and the paths of their sockets must be short.
          globalSetup: "scripts/test/temporary-folder.mjs",
          include: [
            "packages/*/{src,test}/**/*.test.ts",
            "{scripts,benchmarks,examples,docs}/**/*.test.mjs",
          ],
          exclude: [...LEFT_OUT, ...BROWSER_TESTS],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: BROWSER_TESTS,
          exclude: LEFT_OUT,
          // After the others and one at a time: a browser that plays sound needs the machine for itself.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
