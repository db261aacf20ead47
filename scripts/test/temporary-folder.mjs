/**
 * Whatever tests and the programs they start leave in the folder for temporary files goes with them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Vitest's global set-up: before the workers, which inherit the environment. */
export async function setup() {
  const before = process.env.TMPDIR;
  const folder = await mkdtemp(join(tmpdir(), "tests-"));
  process.env.TMPDIR = folder;
  return async () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    // A program that is just ending may still write.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}
