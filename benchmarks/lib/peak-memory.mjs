/**
 * The largest resident memory of a process.
 */
import { readFileSync } from "node:fs";

/**
 * As the Linux kernel counts it: without what the process that started it held before, which `getrusage` adds.
 * @param {number | "self"} process - Its number.
 * @returns {number | null} bytes; null where the kernel does not say (another system, a process that has ended)
 */
export function peakMemoryOf(process) {
  try {
    return parseStatus(readFileSync(`/proc/${process}/status`, "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {string} status - What `/proc/<number>/status` holds.
 * @returns {number | null} bytes
 */
export function parseStatus(status) {
  const kilobytes = /^VmHWM:\s+(?<kilobytes>\d+) kB$/mu.exec(status)?.groups?.kilobytes;
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
