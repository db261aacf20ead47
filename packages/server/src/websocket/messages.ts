import { Ajv, type ValidateFunction } from "ajv";
import { fieldError, SYNTHESIS_FIELDS, type SynthesisFields } from "../http/fields";
import { RequestError } from "../http/errors";

/** A whole number from 0, or a text of 1–128 characters. */
export type RequestId = string | number;

/** `{type: "speak", text, …}`; `type` may be left out. */
export interface SpeakMessage extends SynthesisFields {
  readonly type?: "speak";
  /** Comes back in every answer. Default: the number of the request on this socket, from 0. */
  readonly id?: RequestId;
  readonly text: string;
  readonly speaker_id?: number | string;
  /** Samples of the binary frames. Default `int16`. */
  readonly format?: "int16" | "float32";
}

/** What a client may send. */
export type ClientMessage =
  | SpeakMessage
  | { readonly type: "cancel"; readonly id: RequestId }
  | { readonly type: "auth"; readonly key: string };

const LONGEST_ID = 128;
const ID = {
  anyOf: [
    { type: "integer", minimum: 0 },
    { type: "string", minLength: 1, maxLength: LONGEST_ID },
  ],
} as const;

/** Whether answers may repeat it: what a client sends in place of an id can be long. */
export function isRequestId(id: unknown): id is RequestId {
  return typeof id === "string"
    ? id !== "" && id.length <= LONGEST_ID
    : Number.isSafeInteger(id) && Number(id) >= 0;
}

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
 * Makes the parser. A message that starts with `{` is JSON; every other one is a text to speak, `[pause:500ms] Hello.` too. Only what is a JSON
 * array from beginning to end is refused: it comes from a program that means another protocol.
 * @returns A function that throws ProtocolError for what is no message, and RequestError for one with a wrong field.
 */
export function createMessageParser(): (data: string) => ClientMessage {
  const ajv = new Ajv({ strict: false, verbose: true });
  const validators = Object.fromEntries(
    Object.entries(SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]),
  );
  return (data) => {
    if (!/^\s*\{/.test(data)) {
      if (isJsonArray(data))
        throw new ProtocolError(400, "INVALID_JSON", "The message must be a JSON object or text.");
      return { text: data };
    }
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
  try {
    // It begins with a brace: whatever is valid is an object.
    return JSON.parse(data) as Record<string, unknown>;
  } catch {
    throw new ProtocolError(400, "INVALID_JSON", "The message is not valid JSON.");
  }
}

function isJsonArray(data: string): boolean {
  if (!/^\s*\[/.test(data)) return false;
  try {
    return Array.isArray(JSON.parse(data));
  } catch {
    return false;
  }
}

function check(validate: ValidateFunction, message: object): void {
  if (!validate(message)) throw fieldError(validate.errors ?? [], "message");
}
