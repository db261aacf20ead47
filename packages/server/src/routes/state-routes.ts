import type { FastifyInstance } from "fastify";
import type { ServerContext } from "../server-context";

const STATE_SCHEMA = {
  type: "object",
  description: "The state.",
  properties: { status: { type: "string" }, voice: { type: "string" } },
} as const;

/** Adds the routes. */
export function addStateRoutes(app: FastifyInstance, context: ServerContext): void {
  const { metrics, speech, voice } = context;
  const state = (summary: string) => ({
    config: { open: true },
    schema: {
      summary,
      tags: ["state"],
      response: { 200: STATE_SCHEMA, 503: STATE_SCHEMA },
    },
  });

  app.get("/health", state("Whether the process lives"), async () => ({ status: "ok" }));
  app.get("/ready", state("Whether it takes texts"), async (_, reply) => {
    if (speech.closed) {
      void reply.code(503);
      return { status: "shutting down" };
    }
    return { status: "ready", voice: voice.id };
  });
  app.get(
    "/metrics",
    {
      schema: {
        summary: "Figures for Prometheus",
        tags: ["state"],
        response: {
          200: {
            description: "Text format.",
            content: { "text/plain": { schema: { type: "string" } } },
          },
        },
      },
    },
    async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );
  app.addHook("onResponse", async ({ method, routeOptions }, { statusCode }) => {
    // The route's pattern, not the path: what clients invent must not become labels.
    metrics.request(routeOptions.url ?? "none", method, statusCode);
  });
}
