/**
 * Builds the page and shows it on this machine: node serve.mjs [folder for the page]. PORT says where; 0 takes any that is free.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { folder } from "./build.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // With its leading slash a path cannot climb out of the folder.
    const name = normalize(decodeURIComponent(pathname));
    const file = join(folder, name.endsWith("/") ? `${name}index.html` : name);
    const content = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type }).end(content);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
  }
});
server.listen(Number(process.env.PORT ?? 8081), "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
console.log(`Open http://localhost:${port}/ (Ctrl+C ends it).`);
