/** The whole suite on the Node versions that users have besides the oldest one; their binaries come from npm. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";

const folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isWindows = process.platform === "win32";
const packageName = `node-${isWindows ? "win" : process.platform}-${process.arch}`;

describe.each([22, 24])("Node %s", (major) => {
  test("passes what the oldest Node passes", { timeout: 45 * 60_000 }, async () => {
    const home = join(folder, String(major));
    const alias = `node-binary@npm:${packageName}@^${major}.0.0`;
    await run("npm", ["install", "--prefix", home, "--no-save", alias], { shell: isWindows });
    const node = join(home, "node_modules/node-binary/bin", isWindows ? "node.exe" : "node");
    expect((await run(node, ["--version"])).trim()).toMatch(new RegExp(`^v${major}\\.`));
    const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
    const report = join(home, "report.json");
    writeFileSync(report, "{}");
    await run(
      node,
      [vitest, "run", "--project", "node", "--reporter=json", `--outputFile=${report}`],
      {
        // Programs that the tests start find this Node first.
        env: { PATH: `${join(home, "node_modules/node-binary/bin")}:${process.env.PATH}` },
      },
    );
  });
});
