/**
 * The largest resident memory of a process.
 */
import { readFileSync, writeFileSync } from "node:fs";

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
 * The resident memory of this moment.
 * @param {number | "self"} process - Its number.
 * @returns {number | null} bytes; null where the kernel does not say
 */
export function currentMemoryOf(process) {
  try {
    return parseStatus(readFileSync(`/proc/${process}/status`, "utf8"), "VmRSS");
  } catch {
    return null;
  }
}

/**
 * Lets the largest resident memory begin anew at that of this moment; on Linux, for processes of the same user.
 * @param {number | "self"} process - Its number.
 */
export function forgetPeakMemoryOf(process) {
  // proc(5): 5 resets the peak.
  writeFileSync(`/proc/${process}/clear_refs`, "5");
}

/**
 * @param {string} status - What `/proc/<number>/status` holds.
 * @param {"VmHWM" | "VmRSS"} [field] - The largest, or that of this moment.
 * @returns {number | null} bytes
 */
export function parseStatus(status, field = "VmHWM") {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, "mu").exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
