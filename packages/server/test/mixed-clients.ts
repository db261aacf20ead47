/**
 * Clients of all kinds at the same time.
 * @module
 */
import { createHash } from "node:crypto";
import { request } from "node:http";
import { WebSocket } from "ws";

/** Who asks, and how much. */
export interface MixedClientsOptions {
  readonly port: number;
  /** Each has a loopback address of its own, up to 200. */
  readonly clients: number;
  /** Whether to go on, asked before each request. */
  readonly goOn: (asked: number) => boolean;
  readonly texts: readonly string[];
  readonly speakers: readonly string[];
}

/** What came of it. */
export interface MixedResult {
  /** Requests by how they ended: a status, `socket`, `left` or `failed: …`. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Hashes of what was heard, by all that was asked for; where nothing is mixed up, each has one. */
  readonly heard: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Draws of a fixed seed. */
function draws(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Speaks, streams, listens to events, opens sockets, leaves early and sends nonsense, until told to stop. */
export async function mixedClients(options: MixedClientsOptions): Promise<MixedResult> {
  const { port, clients, goOn, texts, speakers } = options;
  const outcomes = new Map<string, number>();
  const heard = new Map<string, Set<string>>();
  let asked = 0;
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const hear = (key: string, sound: Buffer) => {
    const hashes = heard.get(key) ?? new Set();
    hashes.add(createHash("sha256").update(sound).digest("hex"));
    heard.set(key, hashes);
  };

  async function client(number: number): Promise<void> {
    const draw = draws(number);
    const localAddress = `127.0.0.${2 + (number % 200)}`;
    const post = (path: string, body: string, leaveAfter?: number) =>
      postFrom({ port, localAddress, path, body, leaveAfter });
    while (goOn(asked)) {
      asked += 1;
      const text = texts[draw(texts.length)];
      const speaker = speakers[draw(speakers.length)];
      const speed = [1, 1.5][draw(2)];
      const input = { model: "tts-1", voice: speaker, input: text, speed };
      const kind = draw(10);
      try {
        if (kind < 3) {
          const body = JSON.stringify({ text, speaker_id: speaker, speed });
          const { status, bytes } = await post("/tts", body);
          count(String(status));
          // The samples, without a head that knows its length.
          if (status === 200)
            hear(`${speaker} ${speed} ${text}`, Buffer.from((JSON.parse(bytes.toString()) as { audio: string }).audio, "base64").subarray(44)); // prettier-ignore
        } else if (kind < 6) {
          const response_format = ["wav", "flac", "opus", "pcm"][draw(4)];
          const stream = draw(2) === 0;
          const body = JSON.stringify({ ...input, response_format, stream });
          const { status, bytes } = await post("/v1/audio/speech", body);
          count(String(status));
          if (status === 200 && response_format === "wav") hear(`${speaker} ${speed} ${text}`, bytes.subarray(44)); // prettier-ignore
          else if (status === 200) hear(`${speaker} ${speed} ${text} ${response_format} ${response_format === "flac" && stream}`, bytes); // prettier-ignore
        } else if (kind === 6) {
          const body = JSON.stringify({ ...input, stream_format: "sse", response_format: "wav" });
          const { status, bytes } = await post("/v1/audio/speech", body);
          count(String(status));
          const parts = [...bytes.toString().matchAll(/"audio":"([^"]*)"/g)];
          if (status === 200) hear(`${speaker} ${speed} ${text}`, Buffer.concat(parts.map(([, part]) => Buffer.from(part, "base64"))).subarray(44)); // prettier-ignore
        } else if (kind === 7) {
          hear(`${speaker} ${speed} ${text}`, await speakOverSocket(port, localAddress, { text, speaker_id: speaker, speed })); // prettier-ignore
          count("socket");
        } else if (kind === 8) {
          const { status } = await post("/v1/audio/speech", JSON.stringify({ ...input, response_format: "wav" }), 1 + draw(5000)); // prettier-ignore
          count(status === 200 ? "left" : String(status));
        } else {
          const bodies = ["{", "[]", `{"text":5}`, `{"text":"a","x":1}`, `"${text}"`, ""];
          count(String((await post("/tts", bodies[draw(bodies.length)])).status));
        }
      } catch (error) {
        count(`failed: ${(error as Error).message}`);
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { outcomes, heard };
}

interface Post {
  readonly port: number;
  readonly localAddress: string;
  readonly path: string;
  readonly body: string;
  /** Bytes after which the client goes. */
  readonly leaveAfter?: number;
}

function postFrom({ port, localAddress, path, body, leaveAfter = Infinity }: Post) {
  return new Promise<{ status: number; bytes: Buffer }>((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const outgoing = request(
      { host: "127.0.0.1", port, localAddress, path, method: "POST", headers },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        const done = () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) });
        answer.on("data", (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size < leaveAfter) return;
          done();
          outgoing.destroy();
        });
        answer.on("end", done);
        answer.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function speakOverSocket(port: number, localAddress: string, message: object): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/tts`, { localAddress });
    const parts: Buffer[] = [];
    socket.on("open", () => socket.send(JSON.stringify(message)));
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) return parts.push(data);
      const { type, code } = JSON.parse(data.toString("utf8")) as { type: string; code?: string };
      if (type === "error") reject(new Error(`socket ${code}`));
      if (type === "done") resolve(Buffer.concat(parts));
      if (type === "error" || type === "done") socket.close();
      return undefined;
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("socket closed")));
  });
}
