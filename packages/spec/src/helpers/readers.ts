import { SynthesisError } from "../errors";

// Small strict readers for the untrusted JSON of `voice.json`: each takes a value and the path to it, and returns it typed or throws
// `VOICE_INVALID` naming the path. Objects reject unknown keys.

/** Checks a value found at a JSON path and gives it its type. */
export type Reader<T> = (value: unknown, path: string) => T;

/** Throws the error that every reader throws. */
export function invalid(path: string, problem: string): never {
  throw new SynthesisError(
    "VOICE_INVALID",
    `voice.json: ${path} ${problem}. Export the voice again, or download it again.`,
  );
}

/** A short description of what was found instead. */
function found(value: unknown): string {
  if (value === undefined) return "it is missing";
  const text = shown(value);
  return `found ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}

/** JSON.stringify fails on very deep nesting that JSON.parse accepts. */
function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return Array.isArray(value) ? "a list" : "an object";
  }
}

/** A non-empty string, optionally of a given form. */
export function string(form?: { pattern: RegExp; description: string }): Reader<string> {
  return (value, path) => {
    if (typeof value !== "string" || value === "")
      return invalid(path, `must be a non-empty string; ${found(value)}`);
    if (form && !form.pattern.test(value))
      return invalid(path, `must be ${form.description}; ${found(value)}`);
    return value;
  };
}

/** A finite number within a closed range. */
export function number(range: { min: number; max?: number; integer?: boolean }): Reader<number> {
  const kind = range.integer ? "a whole number" : "a number";
  const limits =
    range.max === undefined ? `of at least ${range.min}` : `from ${range.min} to ${range.max}`;
  return (value, path) => {
    const fits =
      typeof value === "number" &&
      Number.isFinite(value) &&
      (!range.integer || Number.isSafeInteger(value)) &&
      value >= range.min &&
      value <= (range.max ?? Infinity);
    return fits ? value : invalid(path, `must be ${kind} ${limits}; ${found(value)}`);
  };
}

/** One of a closed list of values. */
export function oneOf<const T extends string | number>(values: readonly T[]): Reader<T> {
  return (value, path) => {
    if ((values as readonly unknown[]).includes(value)) return value as T;
    return invalid(
      path,
      `must be ${values.map((v) => JSON.stringify(v)).join(" or ")}; ${found(value)}`,
    );
  };
}

/** An array with at least `min` entries. */
export function list<T>(item: Reader<T>, min = 0): Reader<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return invalid(path, `must be a list; ${found(value)}`);
    if (value.length < min)
      return invalid(path, `must have at least ${min} ${min === 1 ? "entry" : "entries"}`);
    return value.map((entry, index) => item(entry, `${path}[${index}]`));
  };
}

/** An object with arbitrary keys. */
export function record<T>(item: Reader<T>): Reader<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries(
      Object.entries(plainObject(value, path)).map(([key, entry]) => [
        key,
        item(entry, join(path, key)),
      ]),
    );
}

/** An optional value. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined ? undefined : reader(value, path));
}

/** An object with exactly these keys. */
export function object<T>(shape: { [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  return (value, path) => {
    const source = plainObject(value, path);
    const known = Object.keys(shape);
    for (const key of Object.keys(source)) {
      if (!known.includes(key))
        invalid(join(path, key), `is not a known key (known: ${known.join(", ")})`);
    }
    const result: Record<string, unknown> = {};
    for (const key of known as (keyof T & string)[]) {
      const entry = shape[key](source[key], join(path, key));
      if (entry !== undefined) result[key] = entry;
    }
    return result as T;
  };
}

function plainObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return invalid(path, `must be an object; ${found(value)}`);
  }
  return value as Record<string, unknown>;
}

function join(path: string, key: string): string {
  return path === "$" ? key : `${path}.${key}`;
}
