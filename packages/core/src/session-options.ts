import { SynthesisError, type SessionOptions } from "@cosyvoice-lite/spec";
import { checkKeys, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";

/** Where session options may be given. */
export interface SessionOptionPlaces {
  /** Goes before `sessionOptions.intraOpNumThreads`. */
  readonly threads?: number;
  readonly sessionOptions?: SessionOptions;
}

const MOST_THREADS = 1024;
const LEVELS: readonly unknown[] = ["disabled", "basic", "extended", "all"];
const KEYS: Readonly<Record<keyof SessionOptions, true>> = {
  intraOpNumThreads: true,
  interOpNumThreads: true,
  graphOptimizationLevel: true,
  enableMemPattern: true,
  allowSpinning: true,
};

/**
 * Checks the session options and puts `threads` into them.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
export function resolveSessionOptions(places: SessionOptionPlaces): SessionOptions {
  const { threads, sessionOptions: given = {} } = places;
  checkKeys(given, Object.keys(KEYS));
  if (threads !== undefined) wholeNumber("threads", threads, 1, MOST_THREADS);
  const { interOpNumThreads, graphOptimizationLevel } = given;
  for (const name of ["intraOpNumThreads", "interOpNumThreads"] as const) {
    const count = given[name];
    if (count !== undefined) wholeNumber(name, count, 1, MOST_THREADS);
  }
  if (graphOptimizationLevel !== undefined && !LEVELS.includes(graphOptimizationLevel))
    throw mustBe("graphOptimizationLevel", LEVELS.join(", "), graphOptimizationLevel);
  for (const name of ["enableMemPattern", "allowSpinning"] as const) {
    const choice = given[name];
    if (choice !== undefined && typeof choice !== "boolean")
      throw mustBe(name, "true or false", choice);
  }
  return {
    intraOpNumThreads: threads ?? given.intraOpNumThreads,
    interOpNumThreads,
    graphOptimizationLevel,
    enableMemPattern: given.enableMemPattern,
    allowSpinning: given.allowSpinning,
  };
}

function mustBe(name: string, allowed: string, value: unknown): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `${name} must be ${allowed}; found ${show(value)}.`,
  );
}
