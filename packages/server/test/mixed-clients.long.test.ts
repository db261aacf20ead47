/** A minute of two hundred mixed clients, and thousands of texts, with the bundled voice. */
import type { AddressInfo } from "node:net";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { expect, onTestFinished, test } from "vitest";
import { createServer } from "../src/create-server";
import type { ServerOptions } from "../src/server-options";
import { mixedClients } from "./mixed-clients";

async function serve(options: ServerOptions) {
  const tts = await createSynthesizer();
  const app = await createServer(tts, options);
  onTestFinished(async () => {
    await app.close();
    await tts.dispose();
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const metric = async (name: string) => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(new RegExp(`^cosyvoice_${name} (.+)$`, "m").exec(text)?.[1]);
  };
  return { port, metric };
}

test("two hundred mixed clients for a minute", async () => {
  const { port, metric } = await serve({ maxQueue: 300 });
  const end = performance.now() + 60_000;
  const texts = Array.from({ length: 24 }, (_, i) => `Number ${i}. 第${i}句话。 The end of it.`);
  const { outcomes, heard } = await mixedClients({
    port,
    clients: 200,
    goOn: () => performance.now() < end,
    texts,
    speakers: ["f1", "m1"],
  });
  expect([...outcomes.keys()].filter((name) => !/^(200|400|429|left|socket)$/.test(name))).toEqual(
    [],
  );
  expect(heard.size).toBeGreaterThan(50);
  for (const [asked, sounds] of heard) expect([asked, sounds.size]).toEqual([asked, 1]);
  expect(await metric("texts_open")).toBe(0);
  expect(await metric("websockets_open")).toBe(0);
});

test("three thousand texts take no more memory than half of them", async () => {
  const { port, metric } = await serve({ cacheBytes: 4_000_000, cacheEntries: 200 });
  let half = 0;
  for (let i = 0; i < 3000; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/tts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: `Text ${i}.` }),
    });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    if (i === 1500) half = await metric("resident_memory_bytes");
  }
  expect(await metric("resident_memory_bytes")).toBeLessThan(1.1 * half);
});
