/**
 * A package in the place of onnxruntime-node whose install script fails, as the real one's does in a closed network.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPackage, ROOT } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";

/** Written into the project when the script has run. */
export const SCRIPT_RAN = "the-install-script-ran";

const SCRIPT = `
require("node:fs").writeFileSync(require("node:path").join(process.env.INIT_CWD, "${SCRIPT_RAN}"), "");
console.error("The network cannot be reached.");
process.exit(1);
`;

/**
 * Packs it.
 * @param {string} folder - Made; takes the tarball.
 * @returns {Promise<{ name: string, file: string }>}
 */
export async function packFailingRuntime(folder) {
  const name = "onnxruntime-node";
  const real = readPackage(join(ROOT, "packages/core/node_modules", name)).manifest;
  const directory = join(folder, "package");
  mkdirSync(directory, { recursive: true });
  const files = {
    "package.json": JSON.stringify({
      name,
      version: real.version,
      main: "index.js",
      scripts: { postinstall: "node install.js" },
    }),
    "install.js": SCRIPT,
    // Some package managers leave the package there all the same: without its binary, as here.
    "index.js": 'throw new Error("There is no binary.");\n',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  const file = join(folder, `${name}-${real.version}.tgz`);
  await run("tar", ["-czf", file, "-C", folder, "package"]);
  return { name, file };
}
