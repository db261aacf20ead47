import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { FastifyInstance } from "fastify";
import { PAGE_FOLDER } from "../page-folder";
import type { ServerContext } from "../server-context";

interface StaticFile {
  readonly route: string;
  readonly mime: string;
  /** The content, or where it is read from when it is first asked for. */
  readonly content: string | URL;
  /** The `Content-Security-Policy`, for pages. */
  readonly policy?: string;
}

/** Serves each file from memory: a request names a route, never a path. */
function addStaticFiles(app: FastifyInstance, files: readonly StaticFile[]): void {
  for (const { route, mime, content, policy } of files) {
    let loaded: Promise<Buffer> | undefined;
    app.get(route, { config: { open: true }, schema: { hide: true } }, async (_, reply) => {
      loaded ??=
        typeof content === "string" ? Promise.resolve(Buffer.from(content)) : readFile(content);
      void reply.type(mime).header("cache-control", "no-cache");
      if (policy) void reply.header("content-security-policy", policy);
      return reply.send(await loaded);
    });
  }
}

// `connect-src 'self'` covers the WebSocket of the same host.
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src blob:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Adds the page and what it loads. */
export function addPageRoutes(app: FastifyInstance): void {
  const file = (name: string) => new URL(name, PAGE_FOLDER);
  addStaticFiles(app, [
    {
      route: "/",
      mime: "text/html; charset=utf-8",
      content: file("index.html"),
      policy: PAGE_POLICY,
    },
    { route: "/page.css", mime: "text/css; charset=utf-8", content: file("page.css") },
    { route: "/page.js", mime: "text/javascript; charset=utf-8", content: file("page.js") },
    { route: "/player.js", mime: "text/javascript; charset=utf-8", content: file("player.js") },
    { route: "/waveform.js", mime: "text/javascript; charset=utf-8", content: file("waveform.js") },
  ]);
}

const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>cosyvoice-lite API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// Without a validator: it would send the description to a server on the internet.
const DOCS_START = `window.ui = SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", validatorUrl: null });
`;

// Swagger UI writes styles into its elements, and keeps its pictures in data URLs.
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Adds the routes; to be called when `@fastify/swagger` is registered. */
export function addDocsRoutes(app: FastifyInstance): void {
  app.get("/openapi.json", { config: { open: true }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  const entry = createRequire(import.meta.url).resolve("@fastify/swagger-ui");
  const file = (name: string) => new URL(`static/${name}`, pathToFileURL(entry));
  const html = "text/html; charset=utf-8";
  const script = "text/javascript; charset=utf-8";
  addStaticFiles(app, [
    { route: "/docs", mime: html, content: DOCS_PAGE, policy: DOCS_POLICY },
    { route: "/docs/start.js", mime: script, content: DOCS_START },
    { route: "/docs/swagger-ui-bundle.js", mime: script, content: file("swagger-ui-bundle.js") },
    {
      route: "/docs/swagger-ui.css",
      mime: "text/css; charset=utf-8",
      content: file("swagger-ui.css"),
    },
  ]);
}

const DESCRIPTION = `Speaks Chinese, English, Japanese, Cantonese and Korean.

\`WS /ws/tts\` speaks while it works. Send a text, or JSON: \`{"type": "speak", "id": "a", "text": "…"}\` with the fields of
\`POST /tts\` and \`format\` (\`int16\`, \`float32\`). For every chunk a JSON header \`{"type": "audio", "id": "a", …}\` comes, and
right behind it a binary frame with its samples; then \`{"type": "done", "id": "a", …}\`. \`{"type": "cancel", "id": "a"}\` stops a
request; several may be in progress on one socket. Where the server wants a key, the first message is
\`{"type": "auth", "key": "…"}\`.`;

/** What `@fastify/swagger` completes with the routes. */
export function apiDescription(version: string, { keys }: Pick<ServerContext, "keys">) {
  return {
    openapi: "3.1.0",
    info: { title: "cosyvoice-lite", version, description: DESCRIPTION },
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
