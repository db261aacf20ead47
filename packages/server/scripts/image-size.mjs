/**
 * The size of the container's image, from what the Dockerfile copies: `node packages/server/scripts/image-size.mjs`.
 *
 * Deploys the built command line into a temporary folder as the Dockerfile does, prunes it, and adds up the bytes. Needs no Docker.
 */
import { execFileSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** About what `node:24-bookworm-slim` has on x64, unpacked: Debian 75 MB, Node 127 MB, its headers and npm 25 MB, yarn and its user 6 MB. */
const BASE_MEGABYTES = 233;

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** @type {{ packageManager: string }} */
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "cosyvoice-image-"));
const app = join(folder, "app");

/** @param {string} path @returns {number} */
function bytesOf(path) {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

try {
  const deploy = [
    "--yes",
    packageManager,
    "--filter",
    "@cosyvoice-lite/cli",
    "deploy",
    "--prod",
    "--legacy",
    app,
  ];
  execFileSync("npx", deploy, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync(process.execPath, [fileURLToPath(new URL("prune-image.mjs", import.meta.url)), app]);
  const megabytes = Math.round(bytesOf(app) / 1e6);
  console.log(
    JSON.stringify({ app: megabytes, base: BASE_MEGABYTES, image: megabytes + BASE_MEGABYTES }),
  );
  if (process.argv.includes("--largest")) {
    const modules = join(app, "node_modules/.pnpm");
    const sizes = readdirSync(modules).map((name) => [
      name,
      Math.round(bytesOf(join(modules, name)) / 1e6),
    ]);
    console.log(sizes.sort(([, a], [, b]) => Number(b) - Number(a)).slice(0, 12));
  }
} finally {
  if (!process.argv.includes("--keep")) rmSync(folder, { recursive: true, force: true });
  else console.log(app);
}
