/**
 * Warnings: problems that did not stop the synthesis.
 * @module
 */

/** Every code that a {@link SynthesisWarning} can carry. */
export const WARNING_CODES = [
  "UNKNOWN_CHARACTER",
  "UNSUPPORTED_LANGUAGE",
  "UNKNOWN_SYMBOL",
  "MARKUP_IGNORED",
  "LONG_SENTENCE_SPLIT",
  "SPEECH_TRUNCATED",
  "BACKEND_FALLBACK",
  "OPTION_IGNORED",
  "CACHE_ENTRY_IGNORED",
  "LISTENER_FAILED",
  "WORD_TIMES_MISSING",
] as const;

/** One of {@link WARNING_CODES}. */
export type WarningCode = (typeof WARNING_CODES)[number];

/** Something that was dropped, replaced or ignored, so that nothing happens silently. */
export interface SynthesisWarning {
  /** Machine-readable code. */
  readonly code: WarningCode;
  /** Human-readable message: what happened and, if possible, the remedy. */
  readonly message: string;
  /** UTF-16 offsets in the caller's text, if the warning is about a range of it. */
  readonly start?: number;
  /** End offset, exclusive. */
  readonly end?: number;
}
