/**
 * What a figure was measured on.
 */
import { execFileSync } from "node:child_process";
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from "node:os";
import { round } from "./statistics.mjs";

/** Facts about this machine, now. Taken before the measuring starts. */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    // Above the number of cores, the figures are about the neighbours too.
    loadAverage: round(loadavg()[0], 3),
  };
}

/** The checkout's commit, with `+changes` when files differ from it; null outside git. */
export function commit() {
  try {
    const head = git("rev-parse", "HEAD");
    return git("status", "--porcelain") === "" ? head : `${head}+changes`;
  } catch {
    return null;
  }
}

/** @param {string[]} args */
function git(...args) {
  const cwd = import.meta.dirname;
  return execFileSync("git", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
