/**
 * HTTP and WebSocket server for cosyvoice-lite.
 * @module
 */
export { createServer } from "./create-server";
export type { ServerOptions } from "./server-options";
export type { SpeechPool } from "./queue/speech-pool";
