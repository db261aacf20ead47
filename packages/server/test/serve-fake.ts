/**
 * A server on a free port of this machine, with a synthesizer of tones.
 * @module
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createServer } from "../src/create-server";
import type { ServerOptions } from "../src/server-options";
import { createFakeSynthesizer, type FakeOptions } from "./fake-synthesizer";

/** Listens until the test ends. Nothing is cached unless asked for: tests look at what is computed. */
export async function serveFake(
  options: ServerOptions = {},
  fake: FakeOptions = {},
  prepare: (app: FastifyInstance) => void = () => undefined,
) {
  const tts = createFakeSynthesizer(fake);
  const app = await createServer(tts, {
    shutdownTimeout: 20_000,
    cacheBytes: 0,
    ...options,
  });
  prepare(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(url + path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...init,
      headers: { "content-type": "application/json", ...init.headers },
    });
  return { tts, app, port, url, post };
}

/** Polls until something holds. */
export async function until(holds: () => boolean, what = "condition"): Promise<void> {
  const end = performance.now() + 25_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A message as a test sees it: JSON, or a binary frame. */
export type Received = Record<string, any> | Buffer; // oxlint-disable-line typescript/no-explicit-any

/** A WebSocket with everything it received. */
export async function openSocket(port: number, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/tts`, { headers });
  const received: Received[] = [];
  socket.on("message", (data: Buffer, isBinary) =>
    received.push(isBinary ? data : JSON.parse(data.toString("utf8"))),
  );
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.on("error", () => undefined);
  await once(socket, "open");
  onTestFinished(() => socket.terminate());
  const messages = () => received.filter((each) => !Buffer.isBuffer(each)) as Record<string, any>[]; // oxlint-disable-line typescript/no-explicit-any
  return {
    socket,
    received,
    messages,
    closed,
    send: (message: unknown) =>
      socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    /** Waits for a message of that type. */
    async wait(type: string, id?: string | number) {
      const find = () =>
        messages().find((each) => each.type === type && (id === undefined || each.id === id));
      await until(() => find() !== undefined, `${type} ${id ?? ""}`);
      return find() as Record<string, any>; // oxlint-disable-line typescript/no-explicit-any
    },
  };
}
