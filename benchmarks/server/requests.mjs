/**
 * Requests whose answers are counted and thrown away, so that the clients take no memory and little time.
 */
import { request } from "node:http";

const HOST = "127.0.0.1";
/** Seconds after which a client gives up. */
const PATIENCE = 600;

/**
 * @typedef {object} Answered
 * @property {number} status
 * @property {number} firstByte - Milliseconds.
 * @property {number} total - Milliseconds.
 * @property {number} bytes - Of the body.
 */

/**
 * @param {number} port
 * @param {string} path
 * @param {{ body?: string | Buffer, signal?: AbortSignal, localAddress?: string, agent?: import("node:http").Agent }} [options]
 * @returns {Promise<Answered>}
 */
export function ask(port, path, { body, signal, localAddress, agent } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const headers =
      body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(
      { host: HOST, port, path, method, headers, signal, localAddress, agent },
      (answer) => {
        let bytes = 0;
        let firstByte = 0;
        answer.on("data", (part) => {
          if (bytes === 0) firstByte = performance.now() - started;
          bytes += part.length;
        });
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            firstByte,
            total: performance.now() - started,
            bytes,
          }),
        );
        answer.on("error", reject);
      },
    );
    outgoing.setTimeout(PATIENCE * 1000, () => outgoing.destroy(new Error("no answer in time")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/**
 * @param {string} input
 * @param {string} format
 * @param {object} [more]
 */
export const speechBody = (input, format, more = {}) =>
  JSON.stringify({ model: "tts-1", voice: "alloy", input, response_format: format, ...more });
