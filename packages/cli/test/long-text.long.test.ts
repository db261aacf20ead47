/** Memory for long texts, on the built command and the silent test voice. Needs a build; takes minutes. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const TINY_VOICE = fileURLToPath(new URL("../../core/test/fixtures/tiny-voice", import.meta.url));
const SENTENCES = "Hello world, this is a sentence. 你好，这是一个句子。";

const folder = await mkdtemp(join(tmpdir(), "cosyvoice-long-"));
afterAll(() => rm(folder, { recursive: true }));

/** Speaks a text of so many characters; returns the largest resident memory in MB that was seen, and the seconds. */
async function speak(characters: number): Promise<{ peak: number; seconds: number }> {
  const [text, wav] = [join(folder, `${characters}.txt`), join(folder, `${characters}.wav`)];
  const repeated = SENTENCES.repeat(Math.ceil(characters / SENTENCES.length));
  await writeFile(text, repeated.slice(0, characters));
  // The preload reports what the process has used at most when it ends.
  const report = `process.on("exit",()=>console.log(process.resourceUsage().maxRSS))`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const args = ["--import", preload, BIN, "say", "--file", text, "-o", wav, "--voice", TINY_VOICE];
  const child = spawn(process.execPath, [...args, "--speed", "4", "--threads", "1", "--quiet"]);
  let out = "";
  child.stdout.on("data", (part) => (out += part));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(0);
  const header = await readFile(wav);
  const seconds = header.readUInt32LE(40) / 2 / 24_000;
  await rm(wav);
  return { peak: Number(out) / 1024, seconds };
}

it("needs no more memory for 100,000 characters than 1.2 times that for 10,000", async () => {
  const short = await speak(10_000);
  const long = await speak(100_000);
  expect(long.seconds / short.seconds).toBeGreaterThan(9.5);
  expect(long.seconds / short.seconds).toBeLessThan(10.5);
  expect(long.peak / short.peak).toBeLessThan(1.2);
}, 900_000);
