/**
 * Two of these commands may run at once in one checkout; only one of them installs or builds.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./paths.mjs";

// Beside node_modules/.cache and not in it: on a fresh clone the install creates node_modules.
const LOCK = join(ROOT, ".cache", "bootstrap.lock");

/**
 * Runs `work` while no other process of this checkout does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  while (!take()) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function take() {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    // A process that was killed leaves its lock behind.
    if (isAbandoned()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isAbandoned() {
  try {
    const owner = Number(readFileSync(LOCK, "utf8"));
    // No number yet: its owner is about to write it, or died right there.
    return owner === 0 ? Date.now() - statSync(LOCK).mtimeMs > 5000 : !isAlive(owner);
  } catch {
    return false; // Given back this very moment.
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
