import { Worker } from "node:worker_threads";
import type { MessageEnd, WorkerReply, WorkerRequest } from "./messages";

/** The calling thread's view of a worker. */
export interface WorkerThread extends MessageEnd<WorkerRequest, WorkerReply> {
  /** Resolves when the thread is gone: with the reason, or with `undefined` where it ended well. */
  readonly ended: Promise<Error | undefined>;
}

/** Starts a worker that runs `serveSynthesizer`. */
export type StartThread = () => WorkerThread;

/** @param file - What the thread runs. Default: the built worker, which lies beside the module that this one is built into. */
export function startThread(file = new URL("./worker.js", import.meta.url)): WorkerThread {
  const worker = new Worker(file, { name: "cosyvoice-lite" });
  const ended = new Promise<Error | undefined>((resolve) => {
    let reason: Error | undefined;
    worker.once("error", (error: unknown) => {
      reason = error instanceof Error ? error : new Error(String(error));
    });
    worker.once("exit", (code) => {
      const failed = code === 0 ? undefined : new Error(`The thread ended with code ${code}.`);
      resolve(reason ?? failed);
    });
  });
  return {
    ended,
    send: (message, transfer = []) => worker.postMessage(message, transfer),
    receive: (listener) => void worker.on("message", listener),
    // Never terminate(): a graph may be running in native code. The worker closes its port when it is asked to dispose.
    close: () => undefined,
  };
}
