/** The content of a file, from some place on. */
export interface OriginContent {
  /** Offset of the first byte: what was asked for, or 0 where the origin gives whole files only. */
  readonly start: number;
  /** Rejects where the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** How to open a file of an origin. */
interface OpenOriginOptions {
  /** Bytes that are there already. */
  readonly start: number;
  readonly signal?: AbortSignal;
}

/** A place with the files of one voice. */
export interface VoiceOrigin {
  /** Shown in messages; without passwords. */
  readonly location: string;
  /**
   * Opens a file.
   * @throws OriginError
   */
  open(path: string, options: OpenOriginOptions): Promise<OriginContent>;
}

/**
 * Why an origin did not give a file. `missing`: it has none. `beyond`: it gives nothing from the asked place on, or something from
 * another place. `passing`: it may work later. `refused`: it will not.
 */
export type OriginProblem = "missing" | "beyond" | "passing" | "refused";

/** An origin's refusal; it never leaves the reading of the voice. */
export class OriginError extends Error {
  readonly problem: OriginProblem;
  /** What the server answered, such as `answered 403 Forbidden`, where it did. */
  readonly answer: string | undefined;

  /** @param problem - What the download can do about it. */
  constructor(
    problem: OriginProblem,
    message: string,
    { answer, ...options }: { cause?: unknown; answer?: string } = {},
  ) {
    super(message, options);
    this.name = "OriginError";
    this.problem = problem;
    this.answer = answer;
  }
}

/** The content with every error of the connection as a `passing` one, told from the errors of whoever reads it. */
export async function* connectionOf(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const iterator = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((cause: unknown) => {
        throw new OriginError("passing", innermostMessage(cause), { cause });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.().catch(() => undefined);
  }
}

/** What went wrong at the bottom: `fetch` itself says no more than "fetch failed". */
export function innermostMessage(error: unknown): string {
  const { message, cause, code } = (error ?? {}) as {
    message?: string;
    cause?: unknown;
    code?: string;
  };
  return cause ? innermostMessage(cause) : message || code || String(error);
}
