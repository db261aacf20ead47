/**
 * HTTP and WebSocket server for cosyvoice-lite.
 * @module @cosyvoice-lite/server
 */
export { createServer } from "./create-server";
export type { ServerOptions } from "./server-options";
