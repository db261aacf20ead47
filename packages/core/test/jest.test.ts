/** Jest's tests run in a realm of their own. Needs a build. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { inFreshHome } from "./helpers/fresh-process";

const JEST = createRequire(import.meta.url).resolve("jest/bin/jest");
const FOLDER = fileURLToPath(new URL("fixtures/jest", import.meta.url));
const CONFIG = { rootDir: FOLDER, testMatch: ["**/*.jest.cjs"], transform: {} };
const ARGUMENTS = ["--config", JSON.stringify(CONFIG), "--runInBand", "--json"];

test(
  "Jest with its default environment speaks with both runtimes, and tells nobody",
  { timeout: 120_000 },
  async () => {
    const program = `process.argv.push(...${JSON.stringify(ARGUMENTS)}); await import(${JSON.stringify(JEST)});`;
    const { printed, files } = await inFreshHome(program);
    const report = JSON.parse(printed.slice(printed.indexOf("{")));
    const failures = report.testResults.map(({ message }: { message: string }) => message).join("");
    expect(failures).toBe("");
    expect(report).toMatchObject({ success: true, numPassedTests: 4 });
    expect(files.filter((file) => file.includes("onnxruntime"))).toEqual([]);
  },
);
