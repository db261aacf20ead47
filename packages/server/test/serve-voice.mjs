/**
 * The bundled voice behind a server with limits of its own, in a process of its own: so its memory can be told from that of its clients. Run
 * with the options of `createServer()` as JSON; it says its port in a message, and stops at SIGTERM. It needs the built packages.
 */
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createServer } from "../dist/index.js";

const tts = await createSynthesizer({ threads: 1, cache: false });
const app = await createServer(tts, JSON.parse(process.argv[2] ?? "{}"));
await app.listen({ port: 0, host: "127.0.0.1" });
const address = app.server.address();
process.send?.({ port: typeof address === "object" ? address?.port : undefined });
process.once("SIGTERM", async () => {
  await app.close();
  await tts.dispose();
  process.disconnect?.();
});
