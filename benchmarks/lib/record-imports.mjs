/**
 * Module hooks of `record-loads.mjs`; they run on a thread of their own.
 */

/** @type {import("node:worker_threads").MessagePort} */
let port;

/** @param {{ port: import("node:worker_threads").MessagePort }} data */
export function initialize(data) {
  port = data.port;
}

/** @type {import("node:module").LoadHook} */
export async function load(url, context, nextLoad) {
  port.postMessage(url);
  return nextLoad(url, context);
}
