/** How much sound a request may make, with the bundled voice and with one that does not look at the limit. */
import type { AddressInfo } from "node:net";
import { createSynthesizer, type Synthesizer } from "@cosyvoice-lite/core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createServer } from "../src/create-server";
import { openSocket, serveFake, until } from "./serve-fake";

const SPEECH = { model: "tts-1", voice: "f1" };

describe("the bundled voice", () => {
  let tts: Synthesizer;
  beforeAll(async () => {
    tts = await createSynthesizer();
  });
  afterAll(() => tts.dispose());

  async function serve() {
    const app = await createServer(tts, { maxSeconds: 100, cacheBytes: 0 });
    onTestFinished(() => app.close());
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as AddressInfo;
    const post = (path: string, body: object) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    return { post, port };
  }
  const HOSTILE = [
    "a[pause:60s]".repeat(40),
    `<speak>${'a<break time="60s"/>'.repeat(40)}</speak>`,
    "Many words that take a while. ".repeat(130),
  ];

  test.each(HOSTILE)("%.15s… is refused with 413 on every route", async (text) => {
    const { post, port } = await serve();
    const answer = await post("/tts", { text });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      code: "TEXT_TOO_LONG",
      detail: expect.stringContaining("100 seconds"),
    });
    for (const more of [
      {},
      { stream: false },
      { stream_format: "sse" },
      { response_format: "wav" },
    ]) {
      const refused = await post("/v1/audio/speech", { ...SPEECH, input: text, ...more });
      expect(refused.status).toBe(413);
      expect(await refused.json()).toMatchObject({ error: { code: "text_too_long" } });
    }
    const socket = await openSocket(port);
    socket.send({ id: 1, text });
    expect(await socket.wait("error")).toMatchObject({ status: 413, code: "TEXT_TOO_LONG" });
    expect(socket.received.filter(Buffer.isBuffer)).toEqual([]);
  });

  test("long pauses that fit are all there", async () => {
    const { post } = await serve();
    const answer = await post("/tts", { text: "One.[pause:60s]Two.[pause:30s]" });
    const { audio, duration } = (await answer.json()) as { audio: string; duration: number };
    const wav = Buffer.from(audio, "base64");
    expect(duration).toBeGreaterThan(90);
    expect(wav.length).toBe(44 + Math.round(2 * duration * 24_000));
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    const whole = await post("/v1/audio/speech", {
      ...SPEECH,
      input: "One.[pause:60s]Two.[pause:30s]",
      response_format: "wav",
      stream: false,
    });
    expect(Number(whole.headers.get("content-length"))).toBe(wav.length);
    expect(Buffer.from(await whole.arrayBuffer()).readUInt32LE(40)).toBe(wav.length - 44);
  });
});

describe("a synthesizer that does not look at the limit", () => {
  /** Ten sentences of a tenth of a second each. */
  const text = "Ten chars.".repeat(10);
  const serve = () => serveFake({ maxSeconds: 1 }, { samplesPerCharacter: 400 });

  test("is stopped: whole answers are 413", async () => {
    const { post, tts } = await serve();
    expect((await post("/tts", { text })).status).toBe(413);
    const whole = { ...SPEECH, input: text, stream: false };
    expect((await post("/v1/audio/speech", whole)).status).toBe(413);
    expect(tts.made()).toBe(2 * 7);
    await until(() => tts.open() === 0);
  });

  test("a stream that passes it is cut off, events and sockets are told", async () => {
    const { post, port, tts } = await serve();
    const streamed = await post("/v1/audio/speech", {
      ...SPEECH,
      input: text,
      response_format: "pcm",
    });
    expect(streamed.status).toBe(200);
    await expect(streamed.arrayBuffer()).rejects.toThrow(/terminated/);
    const events = { ...SPEECH, input: text, stream_format: "sse" };
    const body = await (await post("/v1/audio/speech", events)).text();
    expect(body).toMatch(/"type":"error".*text_too_long/);
    expect(body).not.toContain("speech.audio.done");
    const socket = await openSocket(port);
    socket.send({ id: 1, text });
    expect(await socket.wait("error")).toMatchObject({ status: 413, code: "TEXT_TOO_LONG" });
    expect(socket.received.filter(Buffer.isBuffer)).toHaveLength(6);
    await until(() => tts.open() === 0);
  });
});

describe("whole answers", () => {
  const body = { text: "Word. ".repeat(200) };

  test.each(["/tts", "/v1/audio/speech"])(
    "%s holds its place until it is sent, and a client that takes nothing is cut off",
    async (path) => {
      const { port, tts, post } = await serveFake(
        { stallTimeout: 300, maxQueue: 1 },
        { samplesPerCharacter: 8000 },
      );
      const { connect } = await import("node:net");
      const sent = JSON.stringify(
        path === "/tts"
          ? body
          : { ...SPEECH, input: body.text, stream: false, response_format: "wav" },
      );
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${sent.length}\r\n\r\n${sent}`,
        ),
      );
      socket.on("error", () => undefined);
      socket.pause();
      onTestFinished(() => void socket.destroy());
      await until(() => tts.made() >= 200);
      expect((await post("/tts", { text: "x" })).status).toBe(429);
      await until(() => tts.open() === 0, "the end of the client");
      expect((await post("/tts", { text: "x" })).status).toBe(200);
    },
  );

  test("the place is free when the answer was read", async () => {
    const { post, tts } = await serveFake({ maxQueue: 1 });
    for (let i = 0; i < 5; i++) {
      const answer = await post("/tts", body);
      expect(answer.status).toBe(200);
      expect(Buffer.byteLength(await answer.clone().text())).toBe(
        Number(answer.headers.get("content-length")),
      );
      await until(() => tts.open() === 0);
    }
  });
});
