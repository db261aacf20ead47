/** `serve` with real worker threads, as users start it. Needs a build. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createSynthesizer, type Synthesizer } from "@cosyvoice-lite/core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

const BIN = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const LONG = Array.from(
  { length: 12 },
  (_, index) => `Sentence number ${index + 1} tells something of no weight.`,
).join(" ");

/** Starts it with two workers, each with one thread, as the library below. */
async function serve(...more: string[]) {
  const args = ["serve", "--port", "0", "--workers", "2", "--threads", "1", "--log-level", "warn"];
  const child = spawn(process.execPath, [BIN, ...args, ...more], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  let err = "";
  child.stderr.on("data", (part) => (err += part));
  let url = "";
  for await (const line of createInterface({ input: child.stdout })) {
    url = /Listening on (\S+)/.exec(line)?.[1] ?? "";
    if (url) break;
  }
  if (!url) throw new Error(`serve did not start: ${err}`);
  const post = (body: object, signal?: AbortSignal) =>
    fetch(`${url}/v1/audio/speech`, {
      method: "POST",
      signal,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "tts-1", voice: "alloy", response_format: "pcm", ...body }),
    });
  const speak = async (input: string) => Buffer.from(await (await post({ input })).arrayBuffer());
  const figure = async (name: string) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(new RegExp(`^cosyvoice_${name} (\\S+)$`, "m").exec(text)?.[1]);
  };
  return { child, exit, url, post, speak, figure, err: () => err };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("serve --workers 2", () => {
  let tts: Synthesizer;
  beforeAll(async () => {
    tts = await createSynthesizer({ threads: 1, cache: false });
  }, 120_000);
  afterAll(() => tts?.dispose());

  /** What the library streams, as the server sends it. */
  async function samplesOf(text: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const { audio } of tts.stream(text)) {
      const part = Buffer.alloc(audio.length * 2);
      for (const [at, sample] of audio.entries())
        part.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at * 2);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  function furthest(heard: Buffer, expected: Buffer): number {
    if (heard.length !== expected.length) return Infinity;
    let most = 0;
    for (let at = 0; at < heard.length; at += 2)
      most = Math.max(most, Math.abs(heard.readInt16LE(at) - expected.readInt16LE(at)));
    return most;
  }

  test("every client hears its own text, one that leaves frees its place, and SIGTERM lets the rest finish", async () => {
    const { child, exit, post, speak, figure, err } = await serve();
    const texts = Array.from({ length: 6 }, (_, index) => `Client ${index} asks for this line.`);
    const expected = await Promise.all(texts.map(samplesOf));
    const heard = await Promise.all(texts.map(speak));
    for (const [index, samples] of expected.entries())
      expect(furthest(heard[index], samples), texts[index]).toBeLessThanOrEqual(1);

    // Equal ones at one time are spoken once, by one of the workers.
    const misses = await figure("cache_misses_total");
    const same = await Promise.all(Array.from({ length: 5 }, () => speak("All of us want this.")));
    for (const samples of same) expect(samples.equals(same[0])).toBe(true);
    expect(await figure("cache_misses_total")).toBe(misses + 1);
    expect(await figure("text_cache_hits_total")).toBe(4);

    // Four leave after the first bytes: nothing of theirs goes on.
    const leave = async (index: number) => {
      const controller = new AbortController();
      // More sound than fits on the way to a client that does not read.
      const input = `${index}. ${`${LONG} `.repeat(6)}`;
      const answer = await post({ input }, controller.signal);
      await answer.body?.getReader().read();
      controller.abort();
    };
    await Promise.all([1, 2, 3, 4].map(leave));
    await until(async () => (await figure("texts_open")) === 0);
    expect(await figure('texts_total{outcome="broken_off"}'.replace(/[{}]/g, "\\$&"))).toBe(4);

    // Two are speaking, one listens late: all are finished before the end.
    const running = await Promise.all([post({ input: LONG }), post({ input: `And ${LONG}` })]);
    child.kill("SIGTERM");
    const bodies = await Promise.all(running.map(async (each) => each.arrayBuffer()));
    const [first, second] = await Promise.all([samplesOf(LONG), samplesOf(`And ${LONG}`)]);
    expect(furthest(Buffer.from(bodies[0]), first)).toBeLessThanOrEqual(1);
    expect(furthest(Buffer.from(bodies[1]), second)).toBeLessThanOrEqual(1);
    expect(await exit).toEqual([0, null]);
    expect(err()).toBe("");
  }, 240_000);
});
