/** Every code that a {@link SynthesisError} can carry. Callers may switch on it exhaustively. */
export const ERROR_CODES = [
  "EMPTY_TEXT",
  "TEXT_TOO_LONG",
  "INVALID_ARGUMENT",
  "VOICE_INVALID",
  "VOICE_NOT_FOUND",
  "BACKEND_UNAVAILABLE",
  "MODEL_FAILED",
  "VOCODER_MISMATCH",
  "DOWNLOAD_FAILED",
  "STORAGE_FULL",
  "ABORTED",
  "DISPOSED",
  // A bounded queue is full: the request is valid and may succeed later.
  "BUSY",
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

// A registered symbol instead of `instanceof`: a program may contain two copies of this package
// (ESM beside CommonJS, a duplicate in node_modules), and an error of either must be recognised.
const marker = Symbol.for("cosyvoice-lite.error");

/**
 * An error with a stable code. `message` says what went wrong and what to do next;
 * `cause` keeps the original error, if any.
 */
export class SynthesisError extends Error {
  /** What kind of failure this is. */
  readonly code: ErrorCode;
  /** Marks errors of this class across package copies. */
  readonly [marker]: true;

  /**
   * @param code - One of {@link ERROR_CODES}.
   * @param message - What went wrong and what to do next.
   * @param options - `cause`: the original error.
   */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    // Not an initializer: the CommonJS build, which shares this class among its entries, cannot translate initializers.
    this[marker] = true;
    this.name = code === "ABORTED" ? "AbortError" : "SynthesisError";
    this.code = code;
  }

  /** Whether `value` is a {@link SynthesisError}, whichever copy of the package made it. */
  static is(value: unknown): value is SynthesisError {
    return typeof value === "object" && value !== null && marker in value;
  }
}

/**
 * Throws an `ABORTED` error (its `name` is `AbortError`, as the platform's is) when the signal has fired.
 * @param signal - The caller's signal; `undefined` never aborts.
 * @param work - Name of what is aborted, for the message.
 */
export function throwIfAborted(signal: AbortSignal | undefined, work = "synthesis"): void {
  if (!signal?.aborted) return;
  throw new SynthesisError("ABORTED", `The ${work} was aborted by its signal.`, {
    cause: signal.reason,
  });
}

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
