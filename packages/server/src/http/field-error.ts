import type { ErrorObject } from "ajv";
import { similarName } from "../server-options";
import { RequestError } from "./request-error";

/** The parts of a schema that messages are made of. */
interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Characters of a name that came from outside. */
const LONGEST_NAME = 64;

/**
 * The refusal for the first problem.
 * @param errors - Of ajv with `verbose`.
 * @param whole - What is checked, such as `body`.
 */
export function fieldError(errors: readonly Partial<ErrorObject>[], whole: string): RequestError {
  // What no alternative takes has an error for each of them; the one behind them has them all.
  const error = errors.find(({ keyword }) => keyword === "anyOf") ?? errors[0] ?? {};
  const schema = (error.parentSchema ?? {}) as Schema;
  const params = (error.params ?? {}) as Record<string, unknown>;
  const path = (error.instancePath ?? "").slice(1).replaceAll("/", ".");
  const refusal = (field: string, message: string) =>
    new RequestError(400, "INVALID_ARGUMENT", message, field === "" ? null : field);
  const inside = (name: unknown) =>
    (path === "" ? String(name) : `${path}.${String(name)}`).slice(0, LONGEST_NAME);

  if (error.keyword === "required") {
    const name = inside(params.missingProperty);
    return refusal(name, `${name} is missing.`);
  }
  if (error.keyword === "additionalProperties") {
    const name = inside(params.additionalProperty);
    const known = Object.keys(schema.properties ?? {});
    const guess = similarName(name, known);
    const help = guess === undefined ? `Fields: ${known.join(", ")}.` : `Did you mean ${guess}?`;
    return refusal(name, `There is no field ${JSON.stringify(name)}. ${help}`);
  }
  return refusal(path, `${path === "" ? `The ${whole}` : path} must be ${inWords(schema)}.`);
}

/** What a value has to be. */
function inWords(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(inWords).join(", or ");
  if (schema.enum) return `one of ${schema.enum.map(String).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const { type, minimum, maximum, minLength = 0, maxLength } = schema;
  if (type === "string") {
    if (maxLength !== undefined) return `a string of ${minLength} to ${maxLength} characters`;
    return minLength > 0 ? "a string that is not empty" : "a string";
  }
  if (type === "integer" || type === "number") {
    const name = type === "integer" ? "a whole number" : "a number";
    if (minimum === undefined) return name;
    return maximum === undefined
      ? `${name} of at least ${minimum}`
      : `${name} from ${minimum} to ${maximum}`;
  }
  if (type === "boolean") return "true or false";
  if (type === "array") return "an array";
  return type === "object" ? "a JSON object" : "valid";
}
