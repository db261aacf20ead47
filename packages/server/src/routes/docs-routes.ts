import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { FastifyInstance } from "fastify";
import { addStaticFiles } from "./static-files";

const PAGE = `<!doctype html>
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
const START = `window.ui = SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", validatorUrl: null });
`;

// Swagger UI writes styles into its elements, and keeps its pictures in data URLs.
const POLICY =
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
    { route: "/docs", mime: html, content: PAGE, policy: POLICY },
    { route: "/docs/start.js", mime: script, content: START },
    { route: "/docs/swagger-ui-bundle.js", mime: script, content: file("swagger-ui-bundle.js") },
    {
      route: "/docs/swagger-ui.css",
      mime: "text/css; charset=utf-8",
      content: file("swagger-ui.css"),
    },
  ]);
}
