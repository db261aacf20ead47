import { GOODBYE } from "./messages";
import type { WorkerThread } from "./worker-thread";

/** Makes a worker whose script calls `exposeSynthesizer()`. */
export type MakeWorker = () => Worker;

// Written out like this, the address is found and the file taken along by bundlers.
const makeWorker: MakeWorker = () =>
  new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "cosyvoice-lite" });

/** @param make - Default: the worker that lies beside this script. */
export function startThread(make: MakeWorker = makeWorker): WorkerThread {
  const worker = make();
  let end: (reason: Error | undefined) => void;
  const ended = new Promise<Error | undefined>((resolve) => {
    end = resolve;
  });
  const stop = (reason?: Error): void => {
    worker.terminate();
    end(reason);
  };
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    stop(new Error(event.message || "Its script cannot be loaded."));
  });
  return {
    ended,
    send: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    receive: (listener) =>
      worker.addEventListener("message", ({ data }) => {
        if (data === GOODBYE) stop();
        else listener(data);
      }),
    close: () => stop(),
  };
}
