/**
 * The server and OpenAI's own client in one program. In life they are two: `cosyvoice-lite serve` and any client that can set
 * its base address.
 *
 *   node speak.mjs [folder]
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { createServer } from "@cosyvoice-lite/server";
import OpenAI from "openai";

const folder = process.argv[2] ?? "out";
await mkdir(folder, { recursive: true });

const tts = await createSynthesizer();
const server = await createServer(tts, { apiKeys: ["a-key-of-your-own-choice"] });
try {
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const openai = new OpenAI({ baseURL: `${address}/v1`, apiKey: "a-key-of-your-own-choice" });

  const answer = await openai.audio.speech.create({
    model: "tts-1",
    voice: "alloy",
    input: "Your parcel arrives tomorrow. 您的包裹明天送到。",
    response_format: "opus",
  });
  await writeFile(join(folder, "parcel.opus"), Buffer.from(await answer.arrayBuffer()));

  // Raw samples, as they are made: what a player wants.
  const stream = await openai.audio.speech.create({
    model: "tts-1",
    voice: "alloy",
    input: "내일 아침에 다시 전화해 주세요.",
    response_format: "pcm",
  });
  let bytes = 0;
  for await (const piece of stream.body ?? []) bytes += piece.length;
  console.log(`parcel.opus written; ${bytes} bytes of raw samples streamed.`);
} finally {
  await server.close();
  await tts.dispose();
}
