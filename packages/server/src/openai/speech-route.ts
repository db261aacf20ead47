import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { holdUntilSent, peek, watchStall } from "../http/flow";
import { startReplyWork } from "../http/work";
import { sendPieces, stalled } from "../http/send-file";
import { checkTextLength, synthesisOptions } from "../http/synthesis-fields";
import { speak, type ServerContext } from "../server-context";
import { checkModel, defaultVoice, findOpenAiVoice, isModel, unknownVoice } from "./aliases";
import { inHeader, Notes } from "./notes";
import { OPENAI_ERROR_SCHEMA } from "./openai-errors";
import { orSilence, type HeardChunk } from "./silence";
import { simplifySpeechBody, speechBodySchema, type SpeechBody } from "./speech-body";
import { speechEvents } from "./speech-events";

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
