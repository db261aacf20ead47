import type { SynthesisOptions, SpeechChunk } from "@cosyvoice-lite/core";
import { LANGUAGES } from "@cosyvoice-lite/spec";
import type { ErrorObject } from "ajv";
import { similarName } from "../server-options";
import { RequestError } from "./errors";

/** As in the JSON of a request; ranges are those of core's options. */
export interface SynthesisFields {
  readonly language?: SynthesisOptions["language"];
  readonly speed?: number;
  readonly pitch?: number;
  /** Loudness as a linear factor. */
  readonly volume?: number;
  readonly seed?: number;
  readonly vocoder?: string;
}

/** JSON schema of {@link SynthesisFields}' properties. */
export const SYNTHESIS_FIELDS = {
  language: {
    type: "string",
    enum: ["auto", ...LANGUAGES],
    description: "Language of the text; `auto` (default) decides by script.",
  },
  speed: { type: "number", minimum: 0.25, maximum: 4, description: "Rate of speech, default 1." },
  pitch: { type: "number", minimum: 0.5, maximum: 2, description: "Factor on the pitch." },
  volume: { type: "number", minimum: 0, maximum: 8, description: "Loudness as a linear factor." },
  seed: { type: "integer", minimum: 0, maximum: 0xffffffff },
  vocoder: { type: "string", maxLength: 64, description: "`auto` or one of the voice's." },
} as const;

/** The options for core. */
export function synthesisOptions(fields: SynthesisFields): Omit<SynthesisOptions, "signal"> {
  const { language, speed, pitch, volume, seed, vocoder } = fields;
  return { language, speed, pitch, volume, seed, vocoder };
}

/**
 * Checks the length of a text.
 * @throws RequestError 413.
 */
export function checkTextLength(text: string, most: number, param: string): void {
  if (text.length <= most) return;
  throw new RequestError(
    413,
    "TEXT_TOO_LONG",
    `The text has ${text.length} characters, and the server takes ${most}. Send it in parts.`,
    param,
  );
}

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

/** A word, or a character where words are not written apart. */
export interface SpokenWord {
  readonly text: string;
  /** Seconds from the beginning of the speech. */
  readonly start: number;
  /** Seconds at its end. */
  readonly end: number;
  /** UTF-16 offsets in the text of the request. */
  readonly text_start: number;
  readonly text_end: number;
}

/** A chunk's words in the spelling of the server's JSON; `undefined` where the synthesizer gives none. */
export function wordsOf({ words }: Pick<SpeechChunk, "words">): readonly SpokenWord[] | undefined {
  return words?.map(({ text, start, end, textStart, textEnd }) => ({
    text,
    start,
    end,
    text_start: textStart,
    text_end: textEnd,
  }));
}
