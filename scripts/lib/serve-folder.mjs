/**
 * A folder behind http on this machine, as a static host would serve it.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { createGzip } from "node:zlib";

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

/** Static hosts compress these. */
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".mjs", ".onnx", ".svg", ".wasm"]);

/**
 * How to serve.
 * @typedef {object} ServeOptions
 * @property {number} [port] - Default: any that is free.
 * @property {boolean} [isolated] - Send the headers of cross-origin isolation, which allow threads. Most static hosts do not.
 * @property {boolean} [compress] - Compress what browsers take compressed. Default true.
 * @property {Record<string, string>} [pages] - HTML by path, beside the folder's files.
 * @property {(file: string) => void} [onFile] - Told the path of every file that is sent.
 */

/**
 * @param {string} folder
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, close(): Promise<void> }>} the address ends with a slash
 */
export async function serveFolder(folder, options = {}) {
  const { port = 0, isolated = false, compress = true, pages = {}, onFile } = options;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (isolated) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    if (Object.hasOwn(pages, pathname)) {
      response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(pages[pathname]);
      return;
    }
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const file = join(folder, normalize(decodeURIComponent(name)));
    const found = file.startsWith(folder + sep) && (await stat(file).catch(() => undefined));
    if (!found || !found.isFile()) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
      return;
    }
    onFile?.(file);
    const ending = extname(file);
    const gzip =
      compress &&
      COMPRESSED.has(ending) &&
      String(request.headers["accept-encoding"] ?? "").includes("gzip");
    response.writeHead(200, {
      "Content-Type": TYPES[ending] ?? "application/octet-stream",
      ...(gzip ? { "Content-Encoding": "gzip" } : { "Content-Length": found.size }),
    });
    const content = createReadStream(file);
    content.on("error", () => response.destroy());
    (gzip ? content.pipe(createGzip()) : content).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
