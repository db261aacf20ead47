import type { SynthesisOptions } from "@cosyvoice-lite/core";
import { LANGUAGES } from "@cosyvoice-lite/spec";
import { RequestError } from "./request-error";

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
