import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { SoundChunk } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import { holdUntilSent, peek, watchStall, sendPieces, stalled } from "../http/sending";
import { startReplyWork } from "../http/work";
import { checkTextLength, synthesisOptions } from "../http/fields";
import { speak, type ServerContext } from "../server-context";
import { OPENAI_ERROR_SCHEMA, openAiError } from "../http/error-replies";
import type { AudioFormat } from "../formats/formats";
import { describeError } from "../http/errors";
import { checkModel, defaultVoice, findOpenAiVoice, isModel, unknownVoice } from "./aliases";
import {
  inHeader,
  Notes,
  type Note,
  simplifySpeechBody,
  speechBodySchema,
  type SpeechBody,
} from "./speech-body";

declare module "fastify" {
  interface FastifyRequest {
    /** What this request asked for and does not get. */
    notes: Notes;
  }
}

const RESPONSES = {
  200: {
    description: "The speech: a file that is sent as it is made, or server-sent events.",
    content: {
      "audio/wav": { schema: { type: "string", format: "binary" } },
      "text/event-stream": { schema: { type: "string" } },
    },
  },
  default: OPENAI_ERROR_SCHEMA,
} as const;

/** Adds the route. */
export function addSpeechRoute(app: FastifyInstance, context: ServerContext): void {
  const { voice, options, formats } = context;
  const { strict } = options;
  app.decorateRequest("notes");
  app.post<{ Body: SpeechBody }>(
    "/audio/speech",
    {
      schema: {
        summary: "Speak a text (OpenAI)",
        tags: ["openai"],
        body: speechBodySchema(strict),
        response: RESPONSES,
      },
      preValidation: async (request) => {
        request.notes = new Notes();
        if (!strict) request.body = simplifySpeechBody(request.body, request.notes) as SpeechBody;
      },
    },
    async (request, reply) => {
      const { body, notes } = request;
      noteModel(body.model, context, notes);
      checkTextLength(body.input, options.maxTextLength, "input");
      const wanted = typeof body.voice === "object" ? body.voice.id : body.voice;
      const speaker = findOpenAiVoice(wanted, voice) ?? noteVoice(wanted, context, notes);
      const format = await formats.find(body.response_format);
      const work = startReplyWork(context.works, reply);
      const speech = speak(context, {
        client: request.client,
        text: body.input,
        options: { ...synthesisOptions(body), speaker, sampleRate: format.sampleRate },
        work,
        log: request.log,
      });
      const chunks = await peek<HeardChunk>(strict ? speech : orSilence(speech, format.sampleRate));
      if (body.instructions !== undefined)
        notes.add("INSTRUCTIONS_IGNORED", "The voice takes no directions.");
      const warnings = notes.header(chunks.first?.warnings.map(({ code }) => code) ?? []);
      if (warnings !== undefined) void reply.header("x-warnings", warnings);
      if (body.stream === false && body.stream_format !== "sse") {
        const file = await format.encodeWhole(holdUntilSent(chunks.all, reply));
        void reply.type(format.mime);
        return sendPieces(context, { reply, work, size: file.size, pieces: file.pieces() });
      }
      const source = watchStall(chunks.all, options.stallTimeout, () => work.abort(stalled()));
      if (body.stream_format === "sse") {
        void reply.type("text/event-stream").header("cache-control", "no-store");
        return reply.send(
          Readable.from(
            speechEvents({ text: body.input, format, chunks: source, notes: notes.all }),
          ),
        );
      }
      void reply.type(format.mime);
      return reply.send(Readable.from(format.encode(source), { objectMode: false }));
    },
  );
}

/** Notes a model that is not there, or refuses it. @throws RequestError 404. */
function noteModel(model: string | undefined, context: ServerContext, notes: Notes): void {
  const { voice, options } = context;
  if (options.strict) return checkModel(model ?? "", voice);
  if (isModel(model, voice)) return;
  const used = inHeader(voice.id);
  notes.add("MODEL_DEFAULTED", `The model ${used} speaks.`, `used=${used}`);
}

/** The speaker in place of one that is not there. @throws RequestError 400. */
function noteVoice(wanted: string | undefined, context: ServerContext, notes: Notes): string {
  const { voice, options } = context;
  if (options.strict) throw unknownVoice(wanted ?? "", voice);
  const speaker = defaultVoice(wanted, voice);
  const used = inHeader(speaker);
  notes.add("VOICE_DEFAULTED", `The voice ${used} speaks.`, `used=${used}`);
  return speaker;
}

/** A chunk with what the answers of this endpoint tell about it. */
interface HeardChunk extends SoundChunk {
  /** Whether nothing comes behind it. */
  readonly isFinal: boolean;
  /** Seconds from the beginning of the speech. */
  readonly end: number;

  readonly warnings: readonly Note[];
}

/** Seconds. */
const SILENCE = 0.2;

/**
 * Passes chunks on; where a text has nothing to speak, a short silence comes in their place. Clients cut texts into sentences, and one such as
 * `"..."` must not stop the playback of the others.
 */
export async function* orSilence(
  chunks: AsyncIterable<SpeechChunk>,
  sampleRate: number,
): AsyncGenerator<HeardChunk, void> {
  let isHeard = false;
  try {
    for await (const chunk of chunks) {
      isHeard = true;
      yield chunk;
    }
  } catch (error) {
    if (!SynthesisError.is(error) || error.code !== "EMPTY_TEXT") throw error;
  }
  if (isHeard) return;
  yield {
    audio: new Float32Array(Math.round(SILENCE * sampleRate)),
    sampleRate,
    isFinal: true,
    end: SILENCE,
    warnings: [{ code: "EMPTY_TEXT", message: "The text holds nothing to speak: silence." }],
  };
}

interface SpeechEventsOptions {
  readonly text: string;
  readonly format: AudioFormat;
  readonly chunks: AsyncIterable<HeardChunk>;
  /** What the request does not get; they come with the warnings. */
  readonly notes: readonly Note[];
}

/**
 * `speech.audio.delta` with Base64 for every part of the file, `speech.audio.done` with usage and warnings at the end;
 * an `error` event where it breaks off.
 */
export async function* speechEvents(options: SpeechEventsOptions): AsyncGenerator<string, void> {
  const { text, format, chunks, notes } = options;
  const warnings: Note[] = [];
  let seconds = 0;
  async function* watched(): AsyncGenerator<HeardChunk, void> {
    for await (const chunk of chunks) {
      warnings.push(...chunk.warnings);
      seconds = chunk.end;
      yield chunk;
    }
  }
  try {
    for await (const bytes of format.encode(watched())) {
      const audio = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      yield event({ type: "speech.audio.delta", audio: audio.toString("base64") });
    }
    const usage = speechUsage(text, seconds);
    yield event({ type: "speech.audio.done", usage, warnings: [...warnings, ...notes] });
  } catch (error) {
    yield event({ type: "error", ...openAiError(describeError(error)) });
  }
}

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

interface SpeechUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly total_tokens: number;
}

/** Audio tokens per second at OpenAI, so that programs that add up costs stay in proportion. */
const TOKENS_PER_SECOND = 20;

/**
 * This program has no tokens of OpenAI's kind: the input counts Unicode characters, the output 20 per second.
 * @param seconds - Length of the sound.
 */
export function speechUsage(text: string, seconds: number): SpeechUsage {
  let input = 0;
  for (const _ of text) input += 1;
  const output = Math.ceil(seconds * TOKENS_PER_SECOND);
  return { input_tokens: input, output_tokens: output, total_tokens: input + output };
}
