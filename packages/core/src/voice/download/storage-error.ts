/**
 * Failures of the folder that is written to.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** The coded error for what the file system threw. */
export function storageError(cause: unknown, path: string, location: string): SynthesisError {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  if (code !== undefined && FULL.has(code)) {
    return new SynthesisError(
      "STORAGE_FULL",
      `There is no room for ${path} in ${location} (${code}). Free some space and pull again: what has come is kept and goes on from there.`,
      { cause },
    );
  }
  return new SynthesisError(
    "DOWNLOAD_FAILED",
    `${path} cannot be written in ${location}: ${message ?? String(cause)}. Check the folder's permissions, or name another.`,
    { cause },
  );
}
