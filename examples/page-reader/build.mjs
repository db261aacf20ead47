/**
 * Puts the page and the library's bundle into one folder that any static host can serve.
 *
 *   node build.mjs [folder]
 */
import { cp, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = import.meta.dirname;
/** Where the built page lies. */
export const folder = resolve(process.argv[2] ?? join(here, "dist"));
// The bundle's own folder: js, data and voice side by side.
const bundle = dirname(
  dirname(fileURLToPath(import.meta.resolve("@cosyvoice-lite/browser-bundle"))),
);

await rm(folder, { recursive: true, force: true });
await cp(join(here, "src"), folder, { recursive: true });
await cp(bundle, join(folder, "cosyvoice-lite"), { recursive: true, dereference: true });
