import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from "openai";
import { describe, expect, test } from "vitest";
import { createContainerRegistry, type AudioContainer } from "@cosyvoice-lite/audio";
import type { ServerOptions } from "../src/server-options";
import { sampleOf } from "./fake-synthesizer";
import { serveFake } from "./serve-fake";

async function client(options: ServerOptions = {}, apiKey = "any key at all") {
  const served = await serveFake(options);
  return { ...served, openai: new OpenAI({ baseURL: `${served.url}/v1`, apiKey, maxRetries: 0 }) };
}

const speech = { model: "tts-1", voice: "alloy", input: "First part. Second part." } as const;
const wavContainer = createContainerRegistry().get("wav");
/** Whether an MP3 encoder is installed shall not matter here. */
const wav = { ...speech, response_format: "wav" } as const;

describe("OpenAI's own client", () => {
  test("speaks WAV", async () => {
    const { openai, tts } = await client();
    const answer = await openai.audio.speech.create({
      ...speech,
      response_format: "wav",
      speed: 1.25,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-type")).toBe("audio/wav");
    expect(bytes.toString("latin1", 8, 12)).toBe("WAVE");
    expect(bytes.length).toBe(44 + speech.input.length * 480);
    expect(tts.calls[0].options).toMatchObject({ speed: 1.25, speaker: "f1" });
  });

  test("speaks PCM at 24 kHz while it works", async () => {
    const { openai, tts } = await client();
    const answer = await openai.audio.speech.create({
      ...speech,
      voice: "onyx",
      response_format: "pcm",
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(speech.input.length * 480);
    expect(bytes.readInt16LE(0)).toBe(Math.round(sampleOf("F") * 32767));
    expect(tts.calls[0].options).toMatchObject({ sampleRate: 24_000, speaker: "m1" });
  });

  test("gets WAV where no format is named and no MP3 is there", async () => {
    const missing = { ...wavContainer, name: "mp3", isAvailable: async () => false };
    const { openai } = await client({ containers: [missing] });
    const answer = await openai.audio.speech.create(speech);
    expect(answer.headers.get("content-type")).toBe("audio/wav");
  });

  test("gets formats that were added", async () => {
    const mp3: AudioContainer = {
      name: "mp3",
      mimeType: "audio/mpeg",
      extension: "mp3",
      isAvailable: async () => true,
      createEncoder: async () => ({
        encode: async (samples) => Buffer.from(`frame ${samples.length};`),
        finish: async () => Buffer.from("end"),
        dispose: () => undefined,
      }),
    };
    const { openai } = await client({ containers: [mp3] });
    const answer = await openai.audio.speech.create(speech);
    expect(answer.headers.get("content-type")).toBe("audio/mpeg");
    // All samples of both sentences, in slices.
    const frames = (await answer.text()).split(";");
    expect(frames.pop()).toBe("end");
    const samples = frames.map((frame) => Number(/^frame (\d+)$/.exec(frame)?.[1]));
    expect(samples.reduce((sum, count) => sum + count)).toBe(2640 + 3120);
  });

  test("reads server-sent events", async () => {
    const { openai } = await client();
    const answer = await openai.audio.speech.create({
      ...speech,
      response_format: "pcm",
      stream_format: "sse",
    });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const events = (await answer.text())
      .trim()
      .split("\n\n")
      .map((block) => JSON.parse(block.replace(/^data: /, "")));
    expect(events.map(({ type }) => type)).toEqual([
      "speech.audio.delta",
      "speech.audio.delta",
      "speech.audio.done",
    ]);
    const bytes = events.slice(0, -1).map(({ audio }) => Buffer.from(audio, "base64").length);
    expect(bytes).toEqual([11 * 480, 13 * 480]);
    expect(events[2].usage).toEqual({ input_tokens: 24, output_tokens: 5, total_tokens: 29 });
  });

  test("sees a break in the middle as an error event", async () => {
    const { openai } = await client();
    const answer = await openai.audio.speech.create({
      ...wav,
      input: "Good. FAIL.",
      stream_format: "sse",
    });
    const events = (await answer.text()).trim().split("\n\n");
    expect(events).toHaveLength(2);
    expect(events[1]).toContain('"type":"error","error":{"message":"Something went wrong');
    expect(events[1]).not.toContain("secret");
  });

  test("sees a break in the middle of audio as a broken transfer", async () => {
    const { openai } = await client();
    const answer = await openai.audio.speech.create({ ...wav, input: "Good. FAIL." });
    await expect(answer.arrayBuffer()).rejects.toThrow(/terminated|Premature/);
  });

  test("lists models", async () => {
    const { openai } = await client();
    const ids: string[] = [];
    for await (const model of openai.models.list()) ids.push(model.id);
    expect(ids).toEqual(["fake", "tts-1", "tts-1-hd", "gpt-4o-mini-tts"]);
    expect(await openai.models.retrieve("tts-1")).toMatchObject({ id: "tts-1", object: "model" });
    await expect(openai.models.retrieve("dall-e")).rejects.toThrow(NotFoundError);
  });

  test("aborts", async () => {
    const { openai, tts } = await client();
    const controller = new AbortController();
    const answer = await openai.audio.speech.create(
      { ...wav, input: "Some words here. ".repeat(200) },
      { signal: controller.signal },
    );
    controller.abort();
    await expect(answer.arrayBuffer()).rejects.toThrow(/abort/i);
    await expect.poll(tts.open).toBe(0);
  });

  test.each<[string, object, string | null, string | null]>([
    ["an unknown voice", { voice: "nobody" }, "voice_not_found", "voice"],
    ["a voice like a built-in", { voice: "constructor" }, "voice_not_found", "voice"],
    ["a format that is missing", { response_format: "aac" }, "invalid_argument", null],
    ["a speed out of range", { speed: 5 }, "invalid_argument", "speed"],
    ["an unknown field", { temperature: 1 }, "invalid_argument", "temperature"],
    ["no input", { input: undefined }, "invalid_argument", "input"],
    ["no model", { model: undefined }, "invalid_argument", "model"],
    ["no voice", { voice: undefined }, "invalid_argument", "voice"],
    ["null in an optional field", { speed: null }, "invalid_argument", "speed"],
    ["a text without words", { input: "。", response_format: "wav" }, "empty_text", null],
    ["an empty input", { input: "" }, "invalid_argument", "input"],
  ])("gets 400 for %s from a strict server", async (_, change, code, param) => {
    const { openai } = await client({ strict: true });
    const error = await openai.audio.speech
      .create({ ...speech, ...change } as never)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ status: 400, code, param, type: "invalid_request_error" });
  });

  test("gets 404 for an unknown model from a strict server, and 413 for a long text", async () => {
    const { openai } = await client({ strict: true });
    await expect(openai.audio.speech.create({ ...speech, model: "x" })).rejects.toMatchObject({
      status: 404,
      code: "model_not_found",
    });
    await expect(
      openai.audio.speech.create({ ...speech, input: "x".repeat(5000) }),
    ).rejects.toMatchObject({ status: 413, param: "input" });
  });

  test("brings its key", async () => {
    const apiKeys = ["a-key-of-this-server"];
    const { openai } = await client({ apiKeys }, apiKeys[0]);
    expect((await openai.audio.speech.create(speech)).status).toBe(200);
    const { openai: stranger } = await client({ apiKeys }, "another-key-entirely");
    await expect(stranger.audio.speech.create(speech)).rejects.toThrow(AuthenticationError);
  });
});

describe("beyond the client", () => {
  test("voices as {id, name}, models under either key", async () => {
    const { url } = await serveFake();
    const get = async (path: string) => (await fetch(url + path)).json();
    expect(await get("/v1/audio/voices")).toEqual({
      voices: [
        { id: "f1", name: "Fern" },
        { id: "m1", name: "Moss" },
        { id: "f2", name: "Fay" },
      ],
    });
    const { data, models } = await get("/v1/audio/models");
    expect(data).toEqual(models);
    expect(data[0]).toMatchObject({ id: "fake", object: "model", owned_by: "cosyvoice-lite" });
  });

  test("a voice may be an object; own names and all aliases are known", async () => {
    const { post, tts } = await serveFake({ strict: true });
    const voices = [{ id: "m1" }, "Fay", "nova", "shimmer", "ash", "gpt"];
    const statuses: number[] = [];
    for (const voice of voices)
      statuses.push((await post("/v1/audio/speech", { ...speech, voice })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 400]);
    expect(tts.calls.map(({ options }) => options.speaker)).toEqual(["m1", "f2", "f2", "f2", "m1"]);
  });

  test("stream: false has the true length", async () => {
    const { post } = await serveFake();
    const answer = await post("/v1/audio/speech", {
      ...speech,
      stream: false,
      response_format: "wav",
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  });

  test("tells what it ignores and skips", async () => {
    const { post } = await serveFake();
    const answer = await post("/v1/audio/speech", {
      ...wav,
      input: "Hi 😀.",
      instructions: "Whisper.",
    });
    expect(answer.headers.get("x-warnings")).toBe("UNKNOWN_CHARACTER, INSTRUCTIONS_IGNORED");
  });
});
