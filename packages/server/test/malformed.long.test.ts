import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createSynthesizer } from "@cosyvoice-lite/core";
import { expect, onTestFinished, test } from "vitest";
import { expectRefused, sendMalformed } from "./malformed";

const COUNT = 20_000;
const BATCH = 100;
/** From here on memory may grow no more: what is loaded on demand has been, and the heap has its size. */
const SETTLED = COUNT / 10;
const GOOD = "After all of that, this one is fine.";

test(`${COUNT} malformed requests are refused, and the next good one is served`, async () => {
  const options = { requestTimeout: 500, cacheBytes: 0, strict: true };
  const server = fork(fileURLToPath(new URL("serve-voice.mjs", import.meta.url)), [
    JSON.stringify(options),
  ]);
  onTestFinished(() => void server.kill("SIGTERM"));
  const [{ port }] = (await once(server, "message")) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  const memory = async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^cosyvoice_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 2 ** 20;
  };
  const post = async () => {
    const answer = await fetch(`${url}/tts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: GOOD }),
    });
    return Buffer.from((await answer.json()).audio, "base64");
  };
  const tts = await createSynthesizer({ threads: 1, cache: false });
  const wav = await tts.synthesize(GOOD).then((speech) => Buffer.from(speech.toWav()));
  await tts.dispose();
  /** Streamed and whole speech differ by rounding alone. */
  const isRight = (heard: Buffer) => {
    if (heard.length !== wav.length || !heard.subarray(0, 44).equals(wav.subarray(0, 44)))
      return false;
    for (let at = 44; at < wav.length; at += 2)
      if (Math.abs(heard.readInt16LE(at) - wav.readInt16LE(at)) > 4) return false;
    return true;
  };

  const codes = new Map<string, number>();
  let settled = 0;
  let most = 0;
  // Others than in the short test.
  const first = 1_000_000;
  for (let sent = 0; sent < COUNT; sent += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, offset) =>
      sendMalformed(port, first + sent + offset),
    );
    for (const outcome of await Promise.all(batch)) {
      expectRefused(outcome);
      const name = `${outcome.kind} ${outcome.code}`;
      codes.set(name, (codes.get(name) ?? 0) + 1);
    }
    expect(isRight(await post()), `after ${sent + BATCH}`).toBe(true);
    const now = await memory();
    most = Math.max(most, now);
    if (sent + BATCH === SETTLED) settled = now;
  }
  const last = await memory();
  const counts = [...codes].sort().map(([name, count]) => `${name}: ${count}`);
  process.stderr.write(
    `Resident memory: ${settled.toFixed(0)} MiB after ${SETTLED}, ${most.toFixed(0)} at most, ${last.toFixed(0)} at the end.\n` +
      `${counts.join(", ")}\n`,
  );
  expect(last / settled).toBeLessThan(1.25);
});
