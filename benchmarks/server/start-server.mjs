/**
 * The server as users start it, in a process of its own.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/dist/bin.js", import.meta.url));
/** Milliseconds in which the voice must be loaded. */
const LOADING = 120_000;

/** @param {string[]} options - More of `cosyvoice-lite serve`. */
export async function startServer(options) {
  const child = spawn(
    process.execPath,
    [PROGRAM, "serve", "--port", "0", "--log-level", "silent", ...options],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const timer = setTimeout(() => child.kill(), LOADING);
  let port = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    port = Number(/:(\d+)$/.exec(line)?.[1]);
    if (port > 0) break;
  }
  clearTimeout(timer);
  if (!(port > 0)) throw new Error("The server did not start.");
  return {
    port,
    /** Number of the process. */
    process: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
