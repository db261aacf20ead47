/**
 * `POST /v1/audio/speech`.
 * @module
 */
import { Readable } from "node:stream";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import type { FastifyInstance, FastifyReply } from "fastify";
import { FORMAT_NAMES } from "../formats/format-registry";
import { peek, watchStall } from "../http/flow";
import { holdUntilSent } from "../http/held-speech";
import { startReplyWork } from "../http/reply-work";
import { sendPieces, stalled } from "../http/send-file";
import {
  checkTextLength,
  SYNTHESIS_FIELDS,
  synthesisOptions,
  type SynthesisFields,
} from "../http/synthesis-fields";
import { speak, type ServerContext } from "../server-context";
import { checkModel, resolveOpenAiVoice } from "./aliases";
import { OPENAI_ERROR_SCHEMA } from "./openai-errors";
import { speechEvents } from "./speech-events";

/** Body of the request: OpenAI's fields, and ours that say how to speak. */
export interface SpeechBody extends SynthesisFields {
  readonly model: string;
  readonly input: string;
  readonly voice: string | { readonly id: string };
  /** Ignored with a warning: the voice takes no directions. */
  readonly instructions?: string;
  readonly response_format?: string;
  readonly stream_format?: "audio" | "sse";
  /** `false`: the file is sent in one piece with its true length. Default `true`. */
  readonly stream?: boolean;
}

const NAME = { type: "string", minLength: 1, maxLength: 128 } as const;

const BODY_SCHEMA = {
  type: "object",
  required: ["model", "input", "voice"],
  additionalProperties: false,
  properties: {
    model: { ...NAME, examples: ["tts-1"] },
    input: { type: "string", minLength: 1, description: "What to speak." },
    voice: {
      anyOf: [
        NAME,
        { type: "object", required: ["id"], additionalProperties: false, properties: { id: NAME } },
      ],
      description: "A speaker's id or name, or one of OpenAI's voice names.",
    },
    instructions: { type: "string", maxLength: 4096, description: "Ignored, with a warning." },
    response_format: {
      ...NAME,
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
  app.post<{ Body: SpeechBody }>(
    "/audio/speech",
    {
      schema: {
        summary: "Speak a text (OpenAI)",
        tags: ["openai"],
        body: BODY_SCHEMA,
        response: RESPONSES,
      },
    },
    async (request, reply) => {
      const { body } = request;
      checkModel(body.model, voice);
      checkTextLength(body.input, options.maxTextLength, "input");
      const speaker = resolveOpenAiVoice(
        typeof body.voice === "string" ? body.voice : body.voice.id,
        voice,
      );
      const format = await formats.find(body.response_format);
      const work = startReplyWork(context.works, reply);
      const chunks = await peek(
        speak(context, {
          client: request.client,
          text: body.input,
          options: { ...synthesisOptions(body), speaker, sampleRate: format.sampleRate },
          work,
          log: request.log,
        }),
      );
      sendWarnings(reply, body, chunks.first);
      if (body.stream === false && body.stream_format !== "sse") {
        const file = await format.encodeWhole(holdUntilSent(chunks.all, reply));
        void reply.type(format.mime);
        return sendPieces(context, { reply, work, size: file.size, pieces: file.pieces() });
      }
      const source = watchStall(chunks.all, options.stallTimeout, () => work.abort(stalled()));
      if (body.stream_format === "sse") {
        void reply.type("text/event-stream").header("cache-control", "no-store");
        return reply.send(
          Readable.from(speechEvents({ text: body.input, format, chunks: source })),
        );
      }
      void reply.type(format.mime);
      return reply.send(Readable.from(format.encode(source), { objectMode: false }));
    },
  );
}

/** The codes of what is known to be off before the first byte goes out. */
function sendWarnings(
  reply: FastifyReply,
  { instructions }: SpeechBody,
  first: SpeechChunk | undefined,
): void {
  const codes = new Set(first?.warnings.map(({ code }) => code as string));
  if (instructions !== undefined) codes.add("INSTRUCTIONS_IGNORED");
  if (codes.size > 0) void reply.header("x-warnings", [...codes].join(", "));
}
