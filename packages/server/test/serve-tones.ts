/**
 * A server with a synthesizer of tones, in a process of its own: so its memory can be told from that of its clients. It says its port in a
 * message, and its resident memory in MiB four times a second.
 */
import type { AddressInfo } from "node:net";
import { createServer } from "../src/create-server";
import { createFakeSynthesizer } from "./fake-synthesizer";

const app = await createServer(createFakeSynthesizer({ delay: 2 }), {
  stallTimeout: 2000,
  maxQueuePerClient: 64,
});
await app.listen({ port: 0, host: "127.0.0.1" });
setInterval(() => process.send?.({ memory: process.memoryUsage.rss() / 2 ** 20 }), 250).unref();
process.send?.({ port: (app.server.address() as AddressInfo).port });
