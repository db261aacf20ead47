/**
 * Clients that write as fast as they can and read nothing, or not what they asked for.
 * @module
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";

/** Resident memory in MiB; medians, as a single look meets the garbage collector anywhere. */
export interface FloodMemory {
  /** In the second quarter of the time, when what is loaded on demand has been. */
  readonly settled: number;
  /** In the last quarter. */
  readonly last: number;
  /** The most of all. */
  readonly most: number;
  /** Connections of each kind that the server ended. */
  readonly cutOff: Readonly<Record<string, number>>;
}

/** A masked text frame; clients of a library would wait for the network. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = Buffer.from([1, 2, 3, 4]);
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x81, 0x80 | size])
      : Buffer.from([0x81, 0xfe, size >> 8, size & 0xff]);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ mask[index % 4])]);
}

const UPGRADE =
  "GET /ws/tts HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.from("0123456789abcdef").toString("base64")}\r\n\r\n`;
const speech = JSON.stringify({
  model: "tts-1",
  voice: "f1",
  input: "Word. ".repeat(600),
  response_format: "wav",
});
const REQUEST =
  "POST /v1/audio/speech HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
  `Content-Length: ${speech.length}\r\n\r\n${speech}`;

/** What each kind of client writes first, and then for ever. None of them reads. */
const CLIENTS: Readonly<Record<string, readonly [string, string | Buffer]>> = {
  "bad messages": [UPGRADE, frame('{"a":1}')],
  "unknown ids": [UPGRADE, frame('{"type":"cancel","id":"nobody"}')],
  "long ids": [UPGRADE, frame(`{"id":"${"x".repeat(60_000)}","text":5}`)],
  texts: [UPGRADE, frame(`{"text":"${"Word. ".repeat(600)}"}`)],
  "texts and cancels": [
    UPGRADE,
    Buffer.concat([frame('{"id":1,"text":"Word. Word."}'), frame('{"type":"cancel","id":1}')]),
  ],
  pings: [UPGRADE, Buffer.concat(Array(100).fill(Buffer.from([0x89, 0x80, 1, 2, 3, 4])))],
  "speech in HTTP": [REQUEST, ""],
  "requests behind each other": [REQUEST, REQUEST],
  "health behind each other": ["", "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50)],
  "errors behind each other": ["", "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50)],
};

/**
 * Runs clients of every kind against a server in a process of its own, each again when it is cut off, and watches its memory.
 * @param seconds - How long at least.
 * @param options - `kinds` of clients that must have been cut off before it ends; `count` of clients of each kind.
 */
export async function flood(
  seconds: number,
  { kinds = [], count = 2 }: { readonly kinds?: readonly string[]; readonly count?: number } = {},
): Promise<FloodMemory> {
  const server = fork(fileURLToPath(new URL("serve-tones.ts", import.meta.url)), {
    execArgv: ["--import", "tsx", "--max-old-space-size=512"],
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)),
    },
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  let ended = false;
  server.once("exit", () => (ended = true));
  const [{ port }] = (await once(server, "message")) as [{ port: number }];
  const looks: number[] = [];
  server.on("message", ({ memory }: { memory?: number }) => {
    if (memory !== undefined) looks.push(memory);
  });

  let stopped = false;
  const cutOff: Record<string, number> = {};
  const client = async (name: string, first: string, more: string | Buffer) => {
    while (!stopped) {
      const socket = connect(port, "127.0.0.1");
      socket.pause();
      socket.on("error", () => undefined);
      socket.write(first);
      const write = () => {
        // As fast as the server takes it, and no faster: this process has to live, too.
        while (more.length > 0 && !socket.destroyed && socket.write(more));
      };
      socket.on("drain", write);
      // Behind the handshake.
      const start = setTimeout(write, 50);
      const end = setInterval(() => stopped && socket.destroy(), 50);
      await new Promise((resolve) => socket.once("close", resolve));
      clearTimeout(start);
      clearInterval(end);
      if (!stopped) cutOff[name] = (cutOff[name] ?? 0) + 1;
      await sleep(20);
    }
  };
  const clients = Object.entries(CLIENTS).flatMap(([name, [first, more]]) =>
    Array.from({ length: count }, () => client(name, first, more)),
  );

  const start = performance.now();
  while (performance.now() - start < seconds * 1000 || kinds.some((kind) => !cutOff[kind])) {
    if (ended) throw new Error("The server has died.");
    await sleep(100);
  }
  stopped = true;
  await Promise.all(clients);
  await speakAsUsual(port);
  const quarter = Math.floor(looks.length / 4);
  return {
    settled: median(looks.slice(quarter, 2 * quarter)),
    last: median(looks.slice(-quarter)),
    most: Math.max(...looks),
    cutOff,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A good client is served as ever. */
async function speakAsUsual(port: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/tts`);
  await new Promise<void>((resolve, reject) => {
    socket.on("open", () => socket.send("Hello."));
    socket.on("error", reject);
    socket.on("message", (data, isBinary) => {
      if (!isBinary && JSON.parse(String(data)).type === "done") resolve();
    });
  });
  socket.terminate();
}
