/**
 * An HTTP server on the loopback interface with a voice on it, which can misbehave.
 * @module
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tinyManifest } from "./tiny-voice";

/** Files by path. */
export type VoiceFiles = Map<string, Uint8Array>;

/** Answers one request in the server's place; `false` leaves it to the server. */
export type Misbehaviour = (exchange: {
  readonly path: string;
  /** Requests for this path so far, this one included. */
  readonly attempt: number;
  /** Offset that the client asked to go on from. */
  readonly start: number;
  readonly content: Uint8Array;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}) => void | false;

/** A voice of the silent fixture's manifest with contents of its own, 300 kB in all. */
export async function someVoice(salt = 0): Promise<VoiceFiles> {
  const files: VoiceFiles = new Map();
  const content = (length: number, seed: number) =>
    Uint8Array.from({ length }, (_, n) => (Math.imul(n + salt, 0x9e3779b1) >>> (8 + seed)) & 255);
  files.set("acoustic.onnx", content(200_003, 1));
  files.set("lite.onnx", content(90_001, 2));
  files.set("tokenizer.json", content(10_007, 3));
  const manifest = await tinyManifest((json) => {
    json.files = [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    }));
  });
  return files.set("voice.json", manifest);
}

/** A running server. */
export interface VoiceServer {
  readonly url: string;
  /** `path` or `path@start` of every request. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Serves the files below `/voices/a b/`, with byte ranges. */
export async function serveVoice(
  files: VoiceFiles,
  misbehave: Misbehaviour = () => false,
): Promise<VoiceServer> {
  const requests: string[] = [];
  const attempts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = decodeURIComponent(pathname).replace("/voices/a b/", "");
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    requests.push(start > 0 ? `${path}@${start}` : path);
    const attempt = (attempts.get(path) ?? 0) + 1;
    attempts.set(path, attempt);
    const content = files.get(path) ?? new Uint8Array();
    if (misbehave({ path, attempt, start, content, request, response }) !== false) return;
    if (!files.has(path)) return void response.writeHead(404).end("no such file");
    if (start >= content.length && start > 0) return void response.writeHead(416).end();
    const head = { "content-length": String(content.length - start) };
    if (start === 0) return void response.writeHead(200, head).end(content);
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { ...head, "content-range": range }).end(content.subarray(start));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/voices/a%20b/`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
