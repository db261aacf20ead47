import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { AddressInfo } from "node:net";
import { createSynthesizer, type Synthesizer } from "@cosyvoice-lite/core";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServer } from "../src/create-server";

const TEXT = "Good morning. 你好，世界。";

/** Reads a WAV as Python's users do: frames told, frames read. */
const PYTHON = `
import io, json, sys, wave
with wave.open(io.BytesIO(sys.stdin.buffer.read())) as file:
    frames = file.readframes(file.getnframes())
    print(json.dumps([file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes(), len(frames) // 2]))
`;
const python = await promisify(execFile)("python3", ["--version"]).then(
  () => true,
  () => false,
);
if (!python) process.stderr.write("Python's wave is not tried: python3 is missing.\n");

function readWithPython(wav: Buffer): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = execFile("python3", ["-c", PYTHON], (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin?.end(wav);
  });
}

describe("the bundled voice", () => {
  let tts: Synthesizer;
  let app: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    tts = await createSynthesizer({ threads: 1 });
    app = await createServer(tts);
    await app.listen({ port: 0, host: "127.0.0.1" });
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await tts?.dispose();
  });
  const post = (path: string, body: object) =>
    fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("what is streamed is what the library says", async () => {
    const speech = await tts.synthesize(TEXT);
    const answer = await post("/v1/audio/speech", {
      model: "lite",
      voice: "alloy",
      input: TEXT,
      response_format: "pcm",
    });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(speech.toPcm()))).toBe(true);
  });

  test.skipIf(!python)("Python's wave reads streamed and whole WAVs", async () => {
    const ask = async (stream: boolean) => {
      const body = { model: "tts-1", voice: "alloy", input: TEXT, response_format: "wav", stream };
      const answer = await post("/v1/audio/speech", body);
      return Buffer.from(await answer.arrayBuffer());
    };
    const [streamed, whole] = [await ask(true), await ask(false)];
    const samples = (whole.length - 44) / 2;
    expect(await readWithPython(whole)).toEqual([1, 2, 24_000, samples, samples]);
    expect((await readWithPython(streamed)).at(-1)).toBe(samples);
    expect(streamed.subarray(44).equals(whole.subarray(44))).toBe(true);
  });

  test("refuses what the voice cannot do", async () => {
    const answer = await post("/tts", { text: "x", speaker_id: 99 });
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail).toContain("has no speaker 99");
  });
});
