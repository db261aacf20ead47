import type { EncodedFile } from "@cosyvoice-lite/audio";
import { watchSpeech, type SpeechChunk, type SynthesisWarning } from "@cosyvoice-lite/core";
import type { FastifyInstance } from "fastify";
import type { AudioFormat } from "../formats/formats";
import { base64Length, base64Pieces, sendPieces, holdUntilSent } from "../http/sending";
import { startReplyWork } from "../http/work";
import { RequestError } from "../http/errors";
import {
  checkTextLength,
  SYNTHESIS_FIELDS,
  synthesisOptions,
  type SynthesisFields,
  wordsOf,
  type SpokenWord,
} from "../http/fields";
import { speak, type ServerContext } from "../server-context";
import { DETAIL_SCHEMA } from "../http/error-replies";

/** Body of the request. */
interface TtsBody extends SynthesisFields {
  readonly text: string;
  /** Index of the speaker, or its id. */
  readonly speaker_id?: number | string;
}

/** Body of the answer. */
interface TtsAnswer {
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

const BYTES_PER_SAMPLE = 2;
/** What the string of an answer may have so that clients can read it: 512 MiB, the most of a string in V8. */
const LONGEST_BASE64 = 2 ** 29 - 2 ** 10;

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
      const chunks = speak(context, {
        client: request.client,
        text,
        options: { ...synthesisOptions(fields), speaker },
        work,
        log: request.log,
      });
      const wav = await context.formats.find("wav");
      const { file, rest } = await collect(holdUntilSent(chunks, reply), wav);
      // Not through the serializer, which would want the whole answer as one string.
      const head = '{"audio":"';
      const tail = `",${JSON.stringify(rest).slice(1)}`;
      function* pieces(): Generator<string, void> {
        yield head;
        yield* base64Pieces(file.pieces());
        yield tail;
      }
      const size = head.length + base64Length(file.size) + Buffer.byteLength(tail);
      void reply.type("application/json; charset=utf-8");
      return sendPieces(context, { reply, work, size, pieces: pieces() });
    },
  );
}

/** All of it as a WAV file, and what the answer says about it. */
async function collect(
  chunks: AsyncIterable<SpeechChunk>,
  wav: AudioFormat,
): Promise<{ file: EncodedFile; rest: Omit<TtsAnswer, "audio"> }> {
  const watched = watchSpeech(chunks);
  async function* bounded(): AsyncGenerator<SpeechChunk, void> {
    for await (const chunk of watched.chunks) {
      if (base64Length(chunk.end * chunk.sampleRate * BYTES_PER_SAMPLE) > LONGEST_BASE64)
        throw tooLargeForJson();
      yield chunk;
    }
  }
  const file = await wav.encodeWhole(bounded());
  const { duration, warnings, last, ...rest } = watched.summary();
  const { sampleRate: sample_rate, voice, speaker } = last;
  const words = wordsOf(rest);
  const spoken = words && words.length > 0 ? { words } : {};
  return { file, rest: { duration, sample_rate, voice, speaker, warnings, ...spoken } };
}

function tooLargeForJson(): RequestError {
  return new RequestError(
    413,
    "TEXT_TOO_LONG",
    "The speech is too long for an answer in JSON. Send the text in parts, or to /v1/audio/speech.",
    "text",
  );
}
