/**
 * Browsers have no native runtime.
 * @module
 */
import { SynthesisError, type InferenceBackend } from "@cosyvoice-lite/spec";

/** @throws SynthesisError `BACKEND_UNAVAILABLE`, always. */
export async function createNodeBackend(): Promise<InferenceBackend> {
  throw new SynthesisError(
    "BACKEND_UNAVAILABLE",
    "A browser has no native runtime. Choose the backend `web`.",
  );
}
