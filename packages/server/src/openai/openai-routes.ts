import type { FastifyInstance } from "fastify";
import type { Unrouted } from "../http/allowed-methods";
import { RequestError } from "../http/errors";
import type { ServerContext } from "../server-context";
import { OPENAI_ERROR_SCHEMA, errorHandler, openAiError } from "../http/error-replies";
import { checkModel, listOpenAiVoices, modelIds } from "./aliases";
import { addSpeechRoute } from "./speech-route";

/** Adds the routes with OpenAI's errors; `scope` has the prefix. */
export function addOpenAiRoutes(
  scope: FastifyInstance,
  context: ServerContext,
  unrouted: Unrouted,
): void {
  scope.setErrorHandler(errorHandler(context, openAiError));
  scope.setNotFoundHandler(({ raw: { url = "" } }) =>
    unrouted.refuse(
      url,
      new RequestError(404, "unknown_url", "There is no such endpoint. GET /docs lists them."),
    ),
  );
  addSpeechRoute(scope, context);
  addListRoutes(scope, context);
}

const MODEL_SCHEMA = {
  type: "object",
  description: "A model.",
  properties: {
    id: { type: "string" },
    object: { type: "string", const: "model" },
    created: { type: "integer" },
    owned_by: { type: "string" },
  },
} as const;
const MODELS = { type: "array", items: MODEL_SCHEMA } as const;
const LIST = { type: "string", const: "list" } as const;

const model = (id: string) => ({ id, object: "model", created: 0, owned_by: "cosyvoice-lite" });

function addListRoutes(app: FastifyInstance, { voice }: ServerContext): void {
  const models = modelIds(voice).map(model);
  const schema = (summary: string, properties: object) => ({
    schema: {
      summary,
      tags: ["openai"],
      response: {
        200: { type: "object", description: summary, properties },
        default: OPENAI_ERROR_SCHEMA,
      },
    },
  });

  app.get("/models", schema("List the models", { object: LIST, data: MODELS }), async () => ({
    object: "list",
    data: models,
  }));
  app.get<{ Params: { model: string } }>(
    "/models/:model",
    schema("Tell about a model", MODEL_SCHEMA.properties),
    async ({ params }) => {
      checkModel(params.model, voice);
      return model(params.model);
    },
  );
  // Clients read either key.
  app.get(
    "/audio/models",
    schema("List the models of speech", { object: LIST, data: MODELS, models: MODELS }),
    async () => ({ object: "list", data: models, models }),
  );
  const VOICES = {
    type: "array",
    items: {
      type: "object",
      properties: { id: { type: "string" }, name: { type: "string" } },
    },
  };
  app.get("/audio/voices", schema("List the voices", { voices: VOICES }), async () => ({
    voices: listOpenAiVoices(voice),
  }));
}
