/**
 * `POST /tts`: text in, a whole WAV out.
 * @module
 */
import { encodeWav, type SpeechChunk, type SynthesisWarning } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { FastifyInstance } from "fastify";
import { startReplyWork } from "../http/reply-work";
import {
  checkTextLength,
  SYNTHESIS_FIELDS,
  synthesisOptions,
  type SynthesisFields,
} from "../http/synthesis-fields";
import { speak, type ServerContext } from "../server-context";
import { joinSamples } from "../sound";
import { wordsOf, type SpokenWord } from "../words";
import { DETAIL_SCHEMA } from "./detail-errors";

/** Body of the request. */
export interface TtsBody extends SynthesisFields {
  readonly text: string;
  /** Index of the speaker, or its id. */
  readonly speaker_id?: number | string;
}

/** Body of the answer. */
export interface TtsAnswer {
  /** A WAV file, 16-bit mono, in Base64. */
  readonly audio: string;
  /** Seconds. */
  readonly duration: number;
  readonly sample_rate: number;
  readonly voice: string;
  readonly speaker: string;
  readonly warnings: readonly SynthesisWarning[];
  readonly words?: readonly SpokenWord[];
}

const BODY_SCHEMA = {
  type: "object",
  required: ["text"],
  additionalProperties: false,
  properties: {
    text: { type: "string", minLength: 1, description: "What to speak." },
    speaker_id: {
      anyOf: [
        { type: "integer", minimum: 0 },
        { type: "string", minLength: 1, maxLength: 64 },
      ],
      default: 0,
      description: "Index of the speaker, or its id.",
    },
    ...SYNTHESIS_FIELDS,
  },
} as const;

const ANSWER_SCHEMA = {
  type: "object",
  description: "The speech.",
  properties: {
    audio: { type: "string", format: "byte", description: "WAV file, 16-bit mono, in Base64." },
    duration: { type: "number", description: "Seconds." },
    sample_rate: { type: "integer" },
    voice: { type: "string" },
    speaker: { type: "string" },
    warnings: { type: "array", items: { type: "object", additionalProperties: true } },
    words: { type: "array", items: { type: "object", additionalProperties: true } },
  },
} as const;

/** Adds the route. */
export function addTtsRoute(app: FastifyInstance, context: ServerContext): void {
  app.post<{ Body: TtsBody }>(
    "/tts",
    {
      schema: {
        summary: "Speak a text",
        tags: ["speech"],
        body: BODY_SCHEMA,
        response: { 200: ANSWER_SCHEMA, default: DETAIL_SCHEMA },
      },
    },
    async (request, reply) => {
      const { text, speaker_id: speaker, ...fields } = request.body;
      checkTextLength(text, context.options.maxTextLength, "text");
      const work = startReplyWork(context.works, reply);
      return collect(
        speak(context, {
          client: request.client,
          text,
          options: { ...synthesisOptions(fields), speaker },
          work,
          log: request.log,
        }),
      );
    },
  );
}

async function collect(chunks: AsyncIterable<SpeechChunk>): Promise<TtsAnswer> {
  const parts: Float32Array[] = [];
  const words: SpokenWord[] = [];
  const warnings: SynthesisWarning[] = [];
  let last: Omit<SpeechChunk, "audio"> | undefined;
  for await (const { audio, ...rest } of chunks) {
    parts.push(audio);
    warnings.push(...rest.warnings);
    words.push(...(wordsOf(rest) ?? []));
    last = rest;
  }
  if (!last) throw new SynthesisError("EMPTY_TEXT", "The text holds nothing to speak.");
  const wav = encodeWav(joinSamples(parts), last.sampleRate);
  return {
    audio: Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength).toString("base64"),
    duration: last.end,
    sample_rate: last.sampleRate,
    voice: last.voice,
    speaker: last.speaker,
    warnings,
    ...(words.length > 0 && { words }),
  };
}
