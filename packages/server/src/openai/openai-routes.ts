/**
 * Everything below `/v1`.
 * @module
 */
import type { FastifyInstance } from "fastify";
import { RequestError } from "../http/request-error";
import type { Unrouted } from "../http/allowed-methods";
import type { ServerContext } from "../server-context";
import { addListRoutes } from "./list-routes";
import { openAiErrorHandler } from "./openai-errors";
import { addSpeechRoute } from "./speech-route";

/** Adds the routes with OpenAI's errors; `scope` has the prefix. */
export function addOpenAiRoutes(
  scope: FastifyInstance,
  context: ServerContext,
  unrouted: Unrouted,
): void {
  scope.setErrorHandler(openAiErrorHandler(context));
  scope.setNotFoundHandler(({ raw: { url = "" } }) =>
    unrouted.refuse(
      url,
      new RequestError(404, "unknown_url", "There is no such endpoint. GET /docs lists them."),
    ),
  );
  addSpeechRoute(scope, context);
  addListRoutes(scope, context);
}
