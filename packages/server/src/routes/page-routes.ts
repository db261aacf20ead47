import type { FastifyInstance } from "fastify";
import { PAGE_FOLDER } from "../page-folder";
import { addStaticFiles } from "./static-files";

// `connect-src 'self'` covers the WebSocket of the same host.
const POLICY =
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
      policy: POLICY,
    },
    { route: "/page.css", mime: "text/css; charset=utf-8", content: file("page.css") },
    { route: "/page.js", mime: "text/javascript; charset=utf-8", content: file("page.js") },
    { route: "/player.js", mime: "text/javascript; charset=utf-8", content: file("player.js") },
    { route: "/waveform.js", mime: "text/javascript; charset=utf-8", content: file("waveform.js") },
  ]);
}
