/**
 * Clients of the server that time the first sound and check every sample they get.
 */
import { once } from "node:events";
import { request } from "node:http";
import { WebSocket } from "ws";

/**
 * @typedef {{ firstAudio: number, total: number, pcm: Buffer }} Heard - Seconds, and 16-bit samples.
 */

const HOST = "127.0.0.1";
/** Seconds after which a client gives up: a server that hangs must not hang the benchmark. */
const PATIENCE = 60;

const seconds = (/** @type {number} */ from) => (performance.now() - from) / 1000;

/**
 * Speaks over HTTP, chunked.
 * @param {number} port
 * @param {string} input
 * @param {{ leaveAfterFirst?: boolean, agent?: import("node:http").Agent }} [options]
 * @returns {Promise<Heard>}
 */
export function speakOverHttp(port, input, { leaveAfterFirst = false, agent } = {}) {
  const body = JSON.stringify({ model: "tts-1", voice: "alloy", input, response_format: "pcm" });
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const outgoing = request(
      {
        host: HOST,
        port,
        agent,
        path: "/v1/audio/speech",
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        /** @type {Buffer[]} */
        const parts = [];
        let firstAudio = 0;
        answer.on("data", (part) => {
          if (parts.length === 0) firstAudio = seconds(started);
          parts.push(part);
          if (!leaveAfterFirst) return;
          resolve({ firstAudio, total: firstAudio, pcm: part });
          outgoing.destroy();
        });
        answer.on("end", () => {
          const pcm = Buffer.concat(parts);
          if (answer.statusCode === 200) resolve({ firstAudio, total: seconds(started), pcm });
          else reject(new Error(`${answer.statusCode} ${pcm.toString("utf8").slice(0, 200)}`));
        });
        answer.on("error", reject);
      },
    );
    outgoing.setTimeout(PATIENCE * 1000, () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/**
 * Opens a WebSocket for several texts.
 * @param {number} port
 */
export async function openSocket(port) {
  const socket = new WebSocket(`ws://${HOST}:${port}/ws/tts`);
  await once(socket, "open");
  return {
    /**
     * @param {string} text
     * @returns {Promise<Heard>}
     */
    speak(text) {
      return new Promise((resolve, reject) => {
        const started = performance.now();
        const timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE * 1000);
        /** @type {Buffer[]} */
        const parts = [];
        let firstAudio = 0;
        const end = (/** @type {() => void} */ act) => {
          clearTimeout(timer);
          socket.off("message", receive);
          act();
        };
        const receive = (/** @type {Buffer} */ data, /** @type {boolean} */ isBinary) => {
          if (isBinary) {
            if (parts.length === 0) firstAudio = seconds(started);
            parts.push(data);
            return;
          }
          const message = JSON.parse(data.toString("utf8"));
          if (message.type === "error") end(() => reject(new Error(message.message)));
          if (message.type === "done")
            end(() => resolve({ firstAudio, total: seconds(started), pcm: Buffer.concat(parts) }));
        };
        socket.on("message", receive);
        socket.send(JSON.stringify({ text }));
      });
    },
    close: () => socket.close(1000),
  };
}

/**
 * Figures of the server itself, by name; of those with labels, the sum.
 * @param {number} port
 * @returns {Promise<Record<string, number>>}
 */
export async function serverMetrics(port) {
  const text = await (await fetch(`http://${HOST}:${port}/metrics`)).text();
  /** @type {Record<string, number>} */
  const values = {};
  for (const [, name, value] of text.matchAll(/^cosyvoice_(\w+)(?:\{[^}]*\})? ([-+\d.e]+)$/gim))
    values[name] = (values[name] ?? 0) + Number(value);
  return values;
}
