/**
 * Session options of one graph over those of the backend.
 * @module
 */
import type { SessionOptions } from "@cosyvoice-lite/spec";

/** The graph's own options where they are given, else the defaults; `undefined` counts as not given. */
export function mergeSessionOptions(
  defaults: SessionOptions = {},
  own: SessionOptions = {},
): SessionOptions {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}
