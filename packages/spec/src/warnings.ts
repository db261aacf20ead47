/**
 * What was noticed on the way and did not stop the work.
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
  /** What kind of thing it is, for programs. */
  readonly code: WarningCode;
  /** A sentence for people: what happened and, where there is one, the remedy. */
  readonly message: string;
  /** UTF-16 offsets into the caller's text, where the warning is about a place in it. */
  readonly start?: number;
  /** UTF-16 offset behind that place. */
  readonly end?: number;
}
