/**
 * Messages of a WebSocket, checked.
 * @module
 */
import { Ajv, type ValidateFunction } from "ajv";
import { RequestError } from "../http/request-error";
import { SYNTHESIS_FIELDS, type SynthesisFields } from "../http/synthesis-fields";

/** `{type: "speak", text, …}`; `type` may be left out. */
export interface SpeakMessage extends SynthesisFields {
  readonly type?: "speak";
  /** Comes back in every answer. Default: the number of the request on this socket, from 0. */
  readonly id?: string | number;
  readonly text: string;
  readonly speaker_id?: number | string;
  /** Samples of the binary frames. Default `int16`. */
  readonly format?: "int16" | "float32";
}

/** What a client may send. */
export type ClientMessage =
  | SpeakMessage
  | { readonly type: "cancel"; readonly id: string | number }
  | { readonly type: "auth"; readonly key: string };

const ID = {
  anyOf: [
    { type: "integer", minimum: 0 },
    { type: "string", minLength: 1, maxLength: 128 },
  ],
} as const;

const SCHEMAS = {
  speak: {
    type: "object",
    required: ["text"],
    additionalProperties: false,
    properties: {
      type: { const: "speak" },
      id: ID,
      text: { type: "string", minLength: 1 },
      speaker_id: {
        anyOf: [
          { type: "integer", minimum: 0 },
          { type: "string", minLength: 1, maxLength: 64 },
        ],
      },
      format: { type: "string", enum: ["int16", "float32"] },
      ...SYNTHESIS_FIELDS,
    },
  },
  cancel: {
    type: "object",
    required: ["type", "id"],
    additionalProperties: false,
    properties: { type: { const: "cancel" }, id: ID },
  },
  auth: {
    type: "object",
    required: ["type", "key"],
    additionalProperties: false,
    properties: { type: { const: "auth" }, key: { type: "string", maxLength: 1024 } },
  },
} as const;

/** A message that makes no sense at all: the socket is closed after it. */
export class ProtocolError extends RequestError {}

/**
 * Makes the parser. A message that starts with neither `{` nor `[` is a text to speak, everything else JSON.
 * @returns A function that throws ProtocolError for what is no message, and RequestError for one with a wrong field.
 */
export function createMessageParser(): (data: string) => ClientMessage {
  const ajv = new Ajv({ strict: false });
  const validators = Object.fromEntries(
    Object.entries(SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]),
  );
  return (data) => {
    if (!/^\s*[[{]/.test(data)) return { text: data };
    const message = parseObject(data);
    const type = message.type ?? "speak";
    const validate =
      typeof type === "string" && Object.hasOwn(validators, type) ? validators[type] : undefined;
    if (!validate) {
      throw new ProtocolError(
        400,
        "UNKNOWN_MESSAGE",
        "type must be speak, cancel or auth.",
        "type",
      );
    }
    check(validate, message);
    return message as unknown as ClientMessage;
  };
}

function parseObject(data: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ProtocolError(400, "INVALID_JSON", "The message is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ProtocolError(400, "INVALID_JSON", "The message must be a JSON object.");
  }
  return value as Record<string, unknown>;
}

function check(validate: ValidateFunction, message: object): void {
  if (validate(message)) return;
  const [error] = validate.errors ?? [];
  const { missingProperty, additionalProperty } = error?.params ?? {};
  const field = missingProperty ?? additionalProperty ?? error?.instancePath.slice(1) ?? "";
  throw new RequestError(
    400,
    "INVALID_ARGUMENT",
    `${field === "" ? "The message" : field} ${error?.message ?? "is not valid"}.`,
    field === "" ? null : field,
  );
}
