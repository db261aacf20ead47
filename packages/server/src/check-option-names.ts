/**
 * Options that are not what they should be.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { closest, distance } from "fastest-levenshtein";

/** One letter in so many may be wrong in a misspelt name. */
const LETTERS_PER_SLIP = 3;

/**
 * Rejects options that do not exist: a misspelt `apiKeys` must not leave a server open that its owner believes closed.
 * @param what - What the options belong to, for the message, such as `createServer()`.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the unknown option and the one that was probably meant.
 */
export function checkOptionNames(what: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw invalid(`The options of ${what} must be an object; found ${show(options)}.`);
  const name = Object.keys(options).find((each) => !known.includes(each));
  if (name === undefined) return;
  const guess = similarName(name, known);
  throw invalid(
    guess === undefined
      ? `${what} has no option ${name}. Its options: ${known.join(", ")}.`
      : `${what} has no option ${name}. Did you mean ${guess}?`,
  );
}

/** The known name that was probably meant; `undefined` where none is close. */
export function similarName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const start = known.find((each) => each.toLowerCase().startsWith(lower) && lower.length > 2);
  const guess =
    start ??
    closest(
      lower,
      known.map((each) => each.toLowerCase()),
    );
  const found = known.find((each) => each.toLowerCase() === guess.toLowerCase());
  const isClose =
    start !== undefined || distance(lower, guess) <= Math.max(1, lower.length / LETTERS_PER_SLIP);
  return isClose ? found : undefined;
}

/** An error about an option. */
export function invalid(message: string): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", message);
}

/** A value as messages show it: its kind where the value itself may be secret or long. */
export function show(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === undefined ? "undefined" : `a value of type ${typeof value}`;
}
