import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LAYERS } from "./layers.mjs";
import { ROOT, readPackages } from "./paths.mjs";
import { run } from "./run.mjs";

/** Imports that must not pass: where they stand, and what they import. */
const FORBIDDEN = [
  ["packages/core/src", "@cosyvoice-lite/ai-sdk"],
  ["packages/core/src", "@cosyvoice-lite/server"],
  ["packages/core/src", "../../../../scripts/lib/run.mjs"],
  ["packages/core/src", "../../../../benchmarks/lib/machine.mjs"],
  ["packages/core/src", "../../../vocoder/src/index"],
  ["packages/ai-sdk/src", "@cosyvoice-lite/server"],
  ["packages/browser-bundle/src", "@cosyvoice-lite/cli"],
  ["packages/spec/src", "@cosyvoice-lite/core"],
  ["packages/spec/test", "@cosyvoice-lite/core"],
  ["packages/tokenizer/src", "@cosyvoice-lite/vocoder"],
  ["packages/vocoder/src", "@cosyvoice-lite/core/backends/node"],
  ["packages/voice-lite/src", "@cosyvoice-lite/spec"],
  ["packages/server/src", "@cosyvoice-lite/cli"],
  ["packages/cli/src", "../../../../training/export.py"],
];

/** Imports that must pass. */
const ALLOWED = [
  ["packages/core/src", "@cosyvoice-lite/spec"],
  ["packages/server/src", "@cosyvoice-lite/core/workers"],
  ["packages/server/test", "../../../../scripts/lib/chromium.mjs"],
  ["packages/spec/test", "@cosyvoice-lite/spec"],
];

/** @type {{ rule: string, file: string }[]} */
let found = [];
/** A tree of its own: rules go by paths, and the checkout stays clean. */
let folder = "";
const name = (/** @type {string} */ kind, /** @type {number} */ index) =>
  `probe-${kind}-${index}.ts`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cosyvoice-lite-layers-"));
  for (const file of ["oxlint.config.mjs", "scripts/lib/layers.mjs"])
    cpSync(join(ROOT, file), join(folder, file));
  const probes = { forbidden: FORBIDDEN, allowed: ALLOWED };
  for (const [kind, pairs] of Object.entries(probes))
    for (const [index, [place, target]] of pairs.entries()) {
      const file = join(folder, place, "deep", name(kind, index));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `import * as it from "${target}";\n\nexport const probe = it;\n`);
    }
  const lint = join(ROOT, "node_modules/oxlint/bin/oxlint");
  const args = [lint, "--config", "oxlint.config.mjs", "--format", "json", "packages"];
  const { output } = await run(process.execPath, args, { cwd: folder }).then(
    () => expect.unreachable("the linter finds nothing wrong"),
    (/** @type {import("./run.mjs").StepError} */ error) => error,
  );
  const { diagnostics } = JSON.parse(output);
  found = diagnostics.map((/** @type {{ code: string, filename: string }} */ each) => ({
    rule: each.code,
    file: each.filename,
  }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isRestricted = (/** @type {string} */ file) =>
  found.some((each) => each.file.endsWith(file) && each.rule.includes("no-restricted-imports"));

test.each(FORBIDDEN.map(([place, target], index) => ({ place, target, index })))(
  "$place must not import $target",
  ({ index }) => {
    expect(isRestricted(name("forbidden", index))).toBe(true);
  },
);

test.each(ALLOWED.map(([place, target], index) => ({ place, target, index })))(
  "$place may import $target",
  ({ index }) => {
    expect(isRestricted(name("allowed", index))).toBe(false);
  },
);

test("the table has a row for every package, and packages depend on what it allows only", () => {
  const folders = readdirSync(join(ROOT, "packages")).toSorted();
  expect(Object.keys(LAYERS).toSorted()).toEqual(folders);
  for (const { directory, manifest } of readPackages("packages")) {
    const own = directory.split(/[\\/]/).at(-1) ?? "";
    const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const inside = dependencies
      .filter((each) => each.startsWith("@cosyvoice-lite/"))
      .map((each) => each.slice("@cosyvoice-lite/".length));
    expect(
      inside.filter((each) => !LAYERS[own].includes(each)),
      own,
    ).toEqual([]);
  }
});
