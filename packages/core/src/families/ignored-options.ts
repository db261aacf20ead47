/**
 * Session options without effect, as warnings.
 * @module
 */
import type { InferenceSession, SynthesisWarning } from "@cosyvoice-lite/spec";

/** One `OPTION_IGNORED` warning per option that the backend did not take. */
export function ignoredOptionWarnings(
  session: InferenceSession,
  backend: string,
): SynthesisWarning[] {
  return (session.ignoredOptions ?? []).map((option) => ({
    code: "OPTION_IGNORED",
    message: `The backend ${backend} could not apply ${option}; it goes on with its own setting.`,
  }));
}
