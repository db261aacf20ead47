import { expect, test } from "vitest";
import { createServer } from "../src/create-server";
import type { PoolSynthesisOptions } from "@cosyvoice-lite/core/workers";
import { createFakeSynthesizer } from "./fake-synthesizer";
import { openSocket, serveFake, until } from "./serve-fake";

const CACHE = { cacheBytes: 2 ** 26 };

test("an equal request is answered with the same bytes and no work", async () => {
  const { tts, post, url } = await serveFake(CACHE);
  const speak = async (body: object) => (await post("/tts", body)).json();
  const first = await speak({ text: "One. Two." });
  expect(await speak({ text: "One. Two." })).toEqual(first);
  expect(tts.calls).toHaveLength(1);
  await speak({ text: "One. Two.", speed: 2 });
  expect(tts.calls).toHaveLength(2);
  const figures = await (await fetch(`${url}/metrics`)).text();
  expect(figures).toMatch(/text_cache_hits_total 1\n/);
  expect(figures).toMatch(/text_cache_misses_total 2\n/);
  expect(figures).toMatch(/texts_total\{outcome="complete"\} 3\n/);
  // A hit took no work: it says nothing about how fast the voice is.
  expect(figures).toMatch(/real_time_factor_count 2\n/);
});

test("equal requests at one time are spoken once, whatever they come by", async () => {
  const { tts, post, port, url } = await serveFake({ ...CACHE, maxQueue: 1 }, { delay: 10 });
  const text = "One. Two. Three. Four.";
  const answers = Array.from({ length: 6 }, async () => (await post("/tts", { text })).json());
  const { send, wait, received } = await openSocket(port);
  send({ id: "a", text, speaker_id: 0 });
  const all = await Promise.all(answers);
  await wait("done", "a");
  for (const answer of all) expect(answer).toEqual(all[0]);
  const wav = Buffer.from(all[0].audio, "base64");
  expect(Buffer.concat(received.filter((each) => Buffer.isBuffer(each)))).toEqual(wav.subarray(44));
  expect(tts.calls).toHaveLength(1);
  const figures = await (await fetch(`${url}/metrics`)).text();
  expect(figures).toMatch(/text_cache_hits_total 6\n/);
  expect(figures).toMatch(/text_cache_shared_total [56]\n/);
  expect(figures).toMatch(/text_cache_misses_total 1\n/);
  expect(figures).toMatch(/texts_total\{outcome="complete"\} 7\n/);
  expect(figures).toMatch(/real_time_factor_count 1\n/);
});

test("whoever began a shared text may leave, and frees nothing that others need", async () => {
  const { tts, post, port, app } = await serveFake(CACHE, { delay: 20 });
  const text = "One. Two. Three. Four. Five.";
  const { send, wait, socket } = await openSocket(port);
  send({ id: "a", text, speaker_id: 0 });
  await wait("audio");
  const other = post("/tts", { text });
  const isShared = async () =>
    (await app.inject("/metrics")).body.includes("text_cache_shared_total 1");
  while (!(await isShared())) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.terminate();
  expect((await other).status).toBe(200);
  expect(tts.calls).toHaveLength(1);
  await until(() => tts.open() === 0);
  expect((await app.inject("/metrics")).body).toContain("texts_open 0");
});

test("without a cache every request is spoken for itself", async () => {
  const { tts, post } = await serveFake({}, { delay: 5 });
  await Promise.all(Array.from({ length: 3 }, () => post("/tts", { text: "One. Two." })));
  expect(tts.calls).toHaveLength(3);
});

test("a kept text passes a queue that is full", async () => {
  const { tts, port, post } = await serveFake({ ...CACHE, maxQueue: 1 }, { delay: 20 });
  await post("/tts", { text: "Kept." });
  const { send, wait, socket } = await openSocket(port);
  send("Some words here. ".repeat(100));
  await wait("audio");
  expect((await post("/tts", { text: "New." })).status).toBe(429);
  expect((await post("/tts", { text: "Kept." })).status).toBe(200);
  socket.terminate();
  await until(() => tts.open() === 0);
});

test("of a text that was left midway nothing is kept", async () => {
  const { tts, port } = await serveFake(CACHE, { delay: 5 });
  const text = "One. Two. Three. Four.";
  const one = await openSocket(port);
  one.send(text);
  await one.wait("audio");
  one.socket.terminate();
  await until(() => tts.open() === 0);
  const other = await openSocket(port);
  other.send({ id: "again", text });
  expect(await other.wait("done", "again")).toMatchObject({ chunks: 4 });
  expect(tts.calls).toHaveLength(2);
});

test("a pool with turns of its own is told the client, and is not held back", async () => {
  const tts = createFakeSynthesizer({ delay: 10 });
  const asked: (PoolSynthesisOptions | undefined)[] = [];
  let most = 0;
  const pool = {
    ...tts,
    async *stream(text: string, options?: PoolSynthesisOptions) {
      asked.push(options);
      for await (const chunk of tts.stream(text, options)) {
        most = Math.max(most, tts.open());
        yield chunk;
      }
    },
    stats: () => ({ workers: 2, open: 0, waiting: 5, limit: 64, replaced: 0 }),
  };
  const app = await createServer(pool, { concurrency: 1 });
  const speak = (text: string) => app.inject({ method: "POST", url: "/tts", payload: { text } });
  await Promise.all(["One. Two.", "Three. Four.", "Five. Six."].map(speak));
  expect(most).toBe(3);
  expect(asked.map((options) => typeof options?.client)).toEqual(["string", "string", "string"]);
  expect((await app.inject("/metrics")).body).toMatch(/queue_depth 5\n/);
  // Core's synthesizer would refuse an option that it does not know.
  const alone = createFakeSynthesizer();
  const other = await createServer(alone);
  await other.inject({ method: "POST", url: "/tts", payload: { text: "One." } });
  expect(alone.calls[0].options).not.toHaveProperty("client");
  await Promise.all([app.close(), other.close()]);
});
