/**
 * Where the benchmark keeps what takes minutes to make: Python, the random model and its exports (about 6 GB).
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Outside the repository, so that every checkout shares it. */
export const CACHE = join(
  process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
  "cosyvoice-lite-bench",
);

/** The export tool's folder. */
export const TOOL = fileURLToPath(new URL("../../tools/export-cosyvoice", import.meta.url));

/** Precisions that are exported and measured. */
export const PRECISIONS = /** @type {const} */ (["fp32", "int8"]);

/** The model with random weights. */
export const MODEL = join(CACHE, "model");

/** @param {string} precision */
export function voiceFolder(precision) {
  return join(CACHE, precision);
}
