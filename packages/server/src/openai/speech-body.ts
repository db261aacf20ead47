import { FORMAT_NAMES } from "../formats/formats";
import { SYNTHESIS_FIELDS, type SynthesisFields } from "../http/fields";

/** OpenAI's fields, and ours that say how to speak. */
export interface SpeechBody extends SynthesisFields {
  /** Missing only where the server is not strict. */
  readonly model?: string;
  readonly input: string;
  /** Missing only where the server is not strict. */
  readonly voice?: string | { readonly id: string };
  /** Ignored with a warning: the voice takes no directions. */
  readonly instructions?: string;
  readonly response_format?: string;
  readonly stream_format?: "audio" | "sse";
  /** `false`: the file is sent in one piece with its true length. Default `true`. */
  readonly stream?: boolean;
}

const LONGEST_NAME = 128;

/** JSON schema. @param strict - Whether it refuses what OpenAI does. */
export function speechBodySchema(strict: boolean) {
  const name = { type: "string", minLength: strict ? 1 : 0, maxLength: LONGEST_NAME } as const;
  return {
    type: "object",
    required: strict ? ["model", "input", "voice"] : ["input"],
    additionalProperties: !strict,
    properties: {
      model: { ...name, examples: ["tts-1"] },
      input: { type: "string", minLength: 1, description: "What to speak." },
      voice: {
        anyOf: [
          name,
          {
            type: "object",
            required: ["id"],
            additionalProperties: !strict,
            properties: { id: name },
          },
        ],
        description: "A speaker's id or name, or one of OpenAI's voice names.",
      },
      instructions: { type: "string", maxLength: 4096, description: "Ignored, with a warning." },
      response_format: {
        ...name,
        description: `${FORMAT_NAMES.join(", ")}; default mp3, or wav where mp3 is not installed.`,
      },
      stream_format: { type: "string", enum: ["audio", "sse"], default: "audio" },
      stream: {
        type: "boolean",
        default: true,
        description: "`false`: in one piece with its true length.",
      },
      ...SYNTHESIS_FIELDS,
    },
  } as const;
}

const KNOWN = new Set(Object.keys(speechBodySchema(false).properties));

/**
 * A body as clients of many servers send it, reduced to what there is here: `null` is absence, and fields that are not known are left out and noted.
 * What is no object stays as it is, for the schema to refuse.
 */
export function simplifySpeechBody(body: unknown, notes: Notes): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const given = Object.entries(body).filter(([, value]) => value !== null);
  notes.addIgnored(given.filter(([name]) => !KNOWN.has(name)).map(([name]) => name));
  return Object.fromEntries(given.filter(([name]) => KNOWN.has(name)));
}

/** A note for the client; in the stream of events it stands among the warnings. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** Names of fields that a header can hold. */
const MOST_NAMES = 16;
const LONGEST_SHOWN_NAME = 64;

/** Collects notes, and puts them into the form of `X-Warnings`: codes with parameters, such as `FIELD_IGNORED;name=lang_code`. */
export class Notes {
  readonly #parameters: (string | undefined)[] = [];
  readonly all: Note[] = [];

  /** @param parameter - Behind the code in the header, such as `used=f1`. */
  add(code: string, message: string, parameter?: string): void {
    this.all.push({ code, message });
    this.#parameters.push(parameter);
  }

  /** @param names - As they came: anything that a client writes. */
  addIgnored(names: readonly string[]): void {
    for (const name of names.slice(0, MOST_NAMES)) {
      const plain = inHeader(name.slice(0, LONGEST_SHOWN_NAME));
      this.add("FIELD_IGNORED", `The field ${plain} is not known here.`, `name=${plain}`);
    }
    const more = names.length - MOST_NAMES;
    if (more > 0)
      this.add("FIELD_IGNORED", `${more} more fields are not known here.`, `more=${more}`);
  }

  /**
   * The header's value.
   * @param codes - Of warnings about the text, which stand first.
   * @returns `undefined` where there is nothing to say.
   */
  header(codes: readonly string[]): string | undefined {
    const parts = this.all.map(({ code }, index) => {
      const parameter = this.#parameters[index];
      return parameter === undefined ? code : `${code};${parameter}`;
    });
    const all = new Set([...codes, ...parts]);
    return all.size === 0 ? undefined : [...all].join(", ");
  }
}

/** Letters, digits and a few signs as they are, everything else escaped: no name may end the header or stand for two. */
export function inHeader(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16)}`;
  });
}
