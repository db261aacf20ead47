/**
 * HTTP and WebSocket server for cosyvoice-lite.
 * @module
 */
export { createServer } from "./create-server";
export type { ServerOptions } from "./server-options";
export type { PoolOptions, SpeechPool, SpeechPoolStats } from "./queue/speech-pool";
