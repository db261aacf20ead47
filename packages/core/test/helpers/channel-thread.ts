/** A "worker" in the same thread, behind a real message channel; it can be lost on demand. */
import { MessageChannel } from "node:worker_threads";
import { createSynthesizer } from "../../src/index";
import { portEnd } from "../../src/workers/messages";
import type { WorkerReply, WorkerRequest } from "../../src/workers/messages";
import { serveSynthesizer, type OpenSynthesizer } from "../../src/workers/serve-synthesizer";
import type { WorkerThread } from "../../src/workers/worker-thread";

export interface ChannelThread extends WorkerThread {
  /** Ends it as a crash would. */
  crash(reason: Error): void;
}

export function channelThread(open: OpenSynthesizer = createSynthesizer): ChannelThread {
  const { port1, port2 } = new MessageChannel();
  serveSynthesizer(portEnd<WorkerReply, WorkerRequest>(port2), open);
  let crash: (reason: Error) => void = () => undefined;
  const ended = new Promise<Error | undefined>((resolve) => {
    port1.on("close", () => resolve(undefined));
    crash = (reason) => {
      resolve(reason);
      port1.close();
    };
  });
  return { ...portEnd<WorkerRequest, WorkerReply>(port1), ended, crash };
}
