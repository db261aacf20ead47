/**
 * Files that are served from memory: a request names a route, never a path.
 * @module
 */
import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";

/** A file with a fixed place. */
export interface StaticFile {
  readonly route: string;
  readonly mime: string;
  /** The content, or where it is read from when it is first asked for. */
  readonly content: string | URL;
  /** The `Content-Security-Policy`, for pages. */
  readonly policy?: string;
}

/** Adds a route for each file. */
export function addStaticFiles(app: FastifyInstance, files: readonly StaticFile[]): void {
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
