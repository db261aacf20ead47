/**
 * Session options of one graph over those of the backend.
 * @module
 */
import type { SessionOptions } from "@cosyvoice-lite/spec";
import type { OrtSessionOptions } from "./ort-runtime";

/** The graph's own options where they are given, else the defaults; `undefined` counts as not given. */
export function mergeSessionOptions(
  defaults: SessionOptions = {},
  own: SessionOptions = {},
): SessionOptions {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/** The part of the runtime's options that says whether threads spin; nothing where nobody chose. */
export function spinningOptions({
  allowSpinning,
}: SessionOptions): Pick<OrtSessionOptions, "extra"> {
  if (allowSpinning === undefined) return {};
  const allow_spinning = allowSpinning ? "1" : "0";
  return { extra: { session: { intra_op: { allow_spinning }, inter_op: { allow_spinning } } } };
}
