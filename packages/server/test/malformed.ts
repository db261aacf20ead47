/**
 * Requests as they should not be, by the number: a seed gives the same ones again.
 * @module
 */
import { connect } from "node:net";
import { expect } from "vitest";
import { WebSocket } from "ws";

/** How a malformed request ended: an HTTP status, a WebSocket's close code, or a connection that was cut. */
export interface Outcome {
  readonly kind: string;
  readonly sent: string;
  /** Status, close code, or the status in a WebSocket's error message. */
  readonly code: number;
}

/** Numbers in 0…1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];

const SPEECH = { model: "tts-1", voice: "f1", input: "Hello." };
const WRONG = [
  null,
  0,
  -1,
  1.5,
  1e308,
  true,
  [],
  {},
  [[]],
  { a: 1 },
  "",
  "\u0000",
  "x".repeat(200),
];

/** A valid body with one field broken in a way that no server may accept. */
function wrongBody(random: Random): [string, string] {
  const seed = random() < 0.5;
  const [path, body, field] = seed
    ? ["/tts", { text: "Hello." }, "text"]
    : ["/v1/audio/speech", SPEECH, "input"];
  const broken = pick<(body: object) => unknown>(random, [
    (each) => ({ ...each, [field]: pick(random, WRONG.slice(0, 11)) }),
    (each) => ({ ...each, speed: pick(random, [null, "1", 0, 5, -1, [], {}]) }),
    (each) => ({ ...each, language: pick(random, [null, 1, "", "xx", "EN", []]) }),
    (each) => ({ ...each, seed: pick(random, [-1, 1.5, "1", 2 ** 33, {}]) }),
    (each) => ({ ...each, [`field${Math.floor(random() * 1000)}`]: 1 }),
    () => pick(random, WRONG),
    () => ({}),
    (each) => ({ ...each, [field]: "x".repeat(4097 + Math.floor(random() * 1000)) }),
    (each) => ({ ...each, [field]: "x".repeat(70_000) }),
  ])(body);
  return [path, JSON.stringify(broken)];
}

/** A body that is no JSON: cut off, with a byte turned, or with one added. */
function brokenJson(random: Random): string {
  const text = JSON.stringify(SPEECH);
  const at = Math.floor(random() * (text.length - 1));
  const candidates = [
    text.slice(0, at),
    `${text.slice(0, at)}\u0001${text.slice(at)}`,
    `${text}${pick(random, ["}", "]", ",", "x", '"'])}`,
    pick(random, ["", "{", "nul", "'x'", "{'a':1}", "\uFEFF", "NaN", "[".repeat(5000)]),
  ];
  const candidate = pick(random, candidates);
  try {
    JSON.parse(candidate);
    return "{";
  } catch {
    return candidate;
  }
}

/** What is written to a bare connection; each makes no sense as HTTP, or as a request to this server. */
function wrongHttp(random: Random): string {
  const noise = Array.from({ length: 40 }, () => String.fromCharCode(33 + random() * 90)).join("");
  const head = "Host: localhost\r\nConnection: close\r\n";
  return pick(random, [
    `${noise}\r\n\r\n`,
    `GET /${noise.replaceAll(/[^a-z]/gi, "x")} HTTP/1.1\r\n${head}\r\n`,
    `GET / HTTP/9.9\r\n${head}\r\n`,
    `GET / HTTP/1.1\r\nConnection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${noise.replaceAll(/[^a-z]/gi, "x")}.example\r\nConnection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\n${head}X-Large: ${"x".repeat(20_000)}\r\n\r\n`,
    `BREW /tts HTTP/1.1\r\n${head}\r\n`,
    `DELETE /tts HTTP/1.1\r\n${head}\r\n`,
    `POST /tts HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: -1\r\n\r\n{}`,
    `POST /tts HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 9999999999\r\n\r\n{}`,
    `POST /tts HTTP/1.1\r\n${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}`,
    `POST /tts HTTP/1.1\r\n${head}Content-Type: ${noise.replaceAll(/[^a-z]/gi, "x")}\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /tts HTTP/1.1\r\n${head}Content-Length: 2\r\n\r\n{}`,
    // A body that never comes in full: the server's own limit has to end it.
    `POST /tts HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"te`,
    `POST /tts HT`,
  ]);
}

/** A handshake that must not open a WebSocket. */
function wrongUpgrade(random: Random): string {
  const upgrade = (path: string, more: string) =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`;
  const key = `Sec-WebSocket-Key: ${Buffer.from("0123456789abcdef").toString("base64")}\r\n`;
  const version = "Sec-WebSocket-Version: 13\r\n";
  return pick(random, [
    upgrade("/ws/tts", key),
    upgrade("/ws/tts", version),
    upgrade("/ws/tts", `${key}Sec-WebSocket-Version: ${Math.floor(random() * 7)}\r\n`),
    upgrade("/ws/tts", `Sec-WebSocket-Key: x\r\n${version}`),
    upgrade(
      "/ws/tts",
      `${key}${version}Origin: https://page${Math.floor(random() * 99)}.example\r\n`,
    ),
    upgrade(`/ws/${Math.floor(random() * 1000)}`, key + version),
    upgrade("/tts", key + version),
  ]);
}

/** Bytes behind a WebSocket's handshake: frames that break RFC 6455, or messages that make no sense. */
function wrongFrame(random: Random): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = (first: number, payload: Buffer) => {
    const body = Buffer.from(payload.map((byte, index) => byte ^ mask[index % 4]));
    return Buffer.concat([Buffer.from([first, 0x80 | payload.length]), mask, body]);
  };
  const text = (content: string) => masked(0x81, Buffer.from(content));
  const long = (first: number, length: number) =>
    Buffer.concat([
      Buffer.from([first, 0xfe, length >> 8, length & 0xff]),
      Buffer.alloc(4),
      Buffer.alloc(length, "x"),
    ]);
  return pick(random, [
    // Not masked.
    Buffer.concat([Buffer.from([0x81, 5]), Buffer.from("Hello")]),
    // Reserved bits, reserved opcode, a continuation of nothing, a cut control frame, a control frame in parts.
    masked(0xc1, Buffer.from("x")),
    masked(0x83 + Math.floor(random() * 5), Buffer.from("x")),
    masked(0x80, Buffer.from("x")),
    masked(0x09, Buffer.from("x")),
    Buffer.concat([Buffer.from([0x89, 0xfe, 0x01, 0x00]), mask, Buffer.alloc(256)]),
    // Longer than allowed, by its header alone.
    Buffer.concat([Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0]), mask]),
    Buffer.concat([Buffer.from([0x82, 0xff]), Buffer.alloc(8, 0xff), mask]),
    // Longer than allowed, in parts that never end.
    Buffer.concat([long(0x01, 40_000), long(0x00, 40_000)]),
    // No UTF-8; a close code that nobody may send.
    masked(0x81, Buffer.from([0xc3, 0x28])),
    masked(0x88, Buffer.from([0x03, 0xed])),
    masked(0x82, Buffer.from(Array.from({ length: 20 }, () => Math.floor(random() * 256)))),
    text(pick(random, ["{", "[]", "[1]", '{"type":1}', '{"type":"sing"}', '{"type":{}}'])),
    text('{"text":5}'),
    text('{"id":[],"text":"x"}'),
    text('{"text":"x","sped":1}'),
    text('{"type":"cancel","id":"nobody"}'),
    text('{"type":"cancel"}'),
  ]);
}

/** Milliseconds within which the server has to answer; its own limit on a slow request is far below. */
const PATIENCE = 25_000;
/** Milliseconds between the bytes of a body that comes slowly. */
const DRIBBLE = 40;

/** Sends request number `index`, and tells how it ended; one that was not answered in time has the code 0. */
export async function sendMalformed(port: number, index: number): Promise<Outcome> {
  const random = randomFrom(index);
  const kind = pick(random, [
    "field",
    "field",
    "json",
    "http",
    "upgrade",
    "slow",
    "frame",
    "frame",
  ]);
  if (kind === "frame") {
    const frame = wrongFrame(random);
    return { kind, sent: frame.toString("hex").slice(0, 200), code: await closeCode(port, frame) };
  }
  if (kind === "slow") {
    // Every byte comes, and the whole does not come in time.
    const head = "POST /tts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const sent = pick(random, [
      `${head}Content-Length: 60000\r\n\r\n`,
      `${head}Transfer-Encoding: chunked\r\n\r\nea60\r\n`,
    ]);
    return { kind, sent, code: await status(port, sent, DRIBBLE) };
  }
  let sent: string;
  if (kind === "http") sent = wrongHttp(random);
  else if (kind === "upgrade") sent = wrongUpgrade(random);
  else {
    const [path, body] =
      kind === "field" ? wrongBody(random) : ["/v1/audio/speech", brokenJson(random)];
    sent =
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }
  return { kind, sent: sent.slice(0, 300), code: await status(port, sent) };
}

/** Close codes of RFC 6455 that tell the other side what it did: protocol, kind of data, bytes, policy, size. */
const REFUSALS = new Set([1002, 1003, 1007, 1008, 1009]);

/**
 * Fails unless it was refused in good order: with a status of 4xx or one of these close codes. 1006 is none: it is no code that anybody
 * sends, but what a client calls a connection that was cut without one. A server may cut where bytes are no HTTP, or an answer is out
 * already; a WebSocket that is open has always room for a close frame.
 */
export function expectRefused({ kind, sent, code }: Outcome): void {
  const refused = (code >= 400 && code < 500) || (kind === "frame" && REFUSALS.has(code));
  // The HTTP/1.1 version that Node does not know is answered with 505 by some versions of it.
  expect(refused || code === 505, `${kind} ended with ${code}: ${sent}`).toBe(true);
}

/** @param pause - Milliseconds between more bytes, one by one; 0 sends no more. */
function status(port: number, request: string, pause = 0): Promise<number> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    const dribble = pause > 0 ? setInterval(() => socket.write(" "), pause) : undefined;
    const patience = setTimeout(() => socket.destroy(), PATIENCE);
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      // Some answers leave the connection open for the next request.
      if (/^HTTP\/1\.1 \d{3}/.test(answer)) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(dribble);
      clearTimeout(patience);
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0));
    });
  });
}

/**
 * The close code, or the status of an error message where the socket stays open, or that of an upgrade that was refused: on a busy machine
 * it can come too late. Without its status, a client would call that 1006, too.
 */
function closeCode(port: number, frame: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/tts`);
    socket.on("error", () => undefined);
    socket.on("unexpected-response", (upgrade, answer) => {
      resolve(answer.statusCode ?? 0);
      upgrade.destroy();
    });
    socket.on("open", () => {
      // Past the client's own framing.
      const { _socket: raw } = socket as unknown as { _socket: NodeJS.WritableStream };
      raw.write(frame);
    });
    socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.type !== "error") return;
      resolve(message.status);
      socket.close();
    });
    const patience = setTimeout(() => {
      resolve(0);
      socket.terminate();
    }, PATIENCE);
    socket.on("close", (code) => {
      clearTimeout(patience);
      resolve(code);
    });
  });
}
