import type { ServerContext } from "../server-context";

const TEXT = `Speaks Chinese, English, Japanese, Cantonese and Korean.

\`WS /ws/tts\` speaks while it works. Send a text, or JSON: \`{"type": "speak", "id": "a", "text": "…"}\` with the fields of
\`POST /tts\` and \`format\` (\`int16\`, \`float32\`). For every chunk a JSON header \`{"type": "audio", "id": "a", …}\` comes, and
right behind it a binary frame with its samples; then \`{"type": "done", "id": "a", …}\`. \`{"type": "cancel", "id": "a"}\` stops a
request; several may be in progress on one socket. Where the server wants a key, the first message is
\`{"type": "auth", "key": "…"}\`.`;

/** What `@fastify/swagger` completes with the routes. */
export function apiDescription(version: string, { keys }: Pick<ServerContext, "keys">) {
  return {
    openapi: "3.1.0",
    info: { title: "cosyvoice-lite", version, description: TEXT },
    tags: [
      { name: "speech", description: "Text in, speech out" },
      { name: "openai", description: "As OpenAI's clients expect" },
      { name: "state", description: "For those who run it" },
    ],
    ...(keys.required && {
      components: { securitySchemes: { key: { type: "http" as const, scheme: "bearer" } } },
      security: [{ key: [] }],
    }),
  };
}
