import { describe, expect, test } from "vitest";
import { serveFake } from "./serve-fake";

/** A request as a program sends it, read off its sources. */
interface ClientRequest {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The speaker that answers; the fake voice has `f1`, `m1`, `f2`. Default `f1`. */
  readonly speaker?: string;
  readonly speed?: number;
  /** The header `X-Warnings`. Default: none. */
  readonly warnings?: string;
  readonly type?: string;
}

const input = "First part. Second part.";
const openWebUiUser = {
  "x-openwebui-user-name": "Ada%20L",
  "x-openwebui-user-id": "1",
  "x-openwebui-user-email": "ada@example.org",
  "x-openwebui-user-role": "user",
};
const normalization = {
  normalize: true,
  unit_normalization: false,
  url_normalization: true,
  email_normalization: true,
  optional_pluralization_normalization: true,
  phone_normalization: true,
  replace_remaining_symbols: true,
};

/** `response_format` is `wav` where the program leaves it to its user; an MP3 encoder need not be installed here. */
const CLIENTS: Readonly<Record<string, ClientRequest>> = {
  "Open WebUI": {
    headers: { authorization: "Bearer ", ...openWebUiUser },
    body: { model: "tts-1", input, voice: "alloy" },
  },
  "Open WebUI with parameters of its administrator": {
    headers: { authorization: "Bearer sk-x" },
    body: { model: "kokoro", input, voice: "af_bella", response_format: "wav", lang_code: "a" },
    warnings: "FIELD_IGNORED;name=lang_code, MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "Open WebUI with a base address that ends in a slash": {
    path: "/v1//audio/speech",
    body: { model: "tts-1-hd", input, voice: "nova" },
    speaker: "f2",
  },
  "SillyTavern, OpenAI compatible": {
    headers: { authorization: "Bearer " },
    body: { input, response_format: "wav", voice: "echo", speed: 1.05, model: "tts-1" },
    speaker: "m1",
    speed: 1.05,
  },
  "SillyTavern with a Kokoro voice": {
    body: { input, response_format: "wav", voice: "am_adam", speed: 1, model: "kokoro" },
    speaker: "m1",
    speed: 1,
    warnings: "MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=m1",
  },
  "Kokoro-FastAPI's page": {
    body: {
      model: "kokoro",
      input,
      voice: "af_heart(1)+am_adam(2)",
      response_format: "wav",
      download_format: "wav",
      stream: true,
      speed: 1,
      return_download_link: true,
      lang_code: "a",
    },
    speed: 1,
    warnings:
      "FIELD_IGNORED;name=download_format, FIELD_IGNORED;name=return_download_link, FIELD_IGNORED;name=lang_code, " +
      "MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "a Kokoro-FastAPI client with all fields": {
    body: {
      model: "kokoro",
      input,
      voice: "af_heart",
      response_format: "wav",
      download_format: null,
      speed: 1,
      stream: false,
      return_download_link: false,
      lang_code: null,
      volume_multiplier: 1,
      normalization_options: normalization,
    },
    speed: 1,
    warnings:
      "FIELD_IGNORED;name=return_download_link, FIELD_IGNORED;name=volume_multiplier, " +
      "FIELD_IGNORED;name=normalization_options, MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "a Kokoro-FastAPI client that trusts its defaults": {
    body: { input, response_format: "wav" },
    warnings: "MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "openai-node": {
    headers: {
      accept: "application/octet-stream",
      "user-agent": "OpenAI/JS 7.57.0",
      "x-stainless-retry-count": "0",
      "x-stainless-lang": "js",
    },
    body: {
      model: "gpt-4o-mini-tts-2025-03-20",
      voice: "coral",
      input,
      instructions: "Cheerful.",
      response_format: "pcm",
    },
    speaker: "f2",
    warnings: "MODEL_DEFAULTED;used=fake, INSTRUCTIONS_IGNORED",
    type: "audio/pcm",
  },
  "openai-python": {
    headers: { accept: "application/octet-stream", "x-stainless-raw-response": "stream" },
    body: {
      input,
      model: "tts-1-1106",
      voice: { id: "voice_1234" },
      response_format: "wav",
      speed: 1.5,
      stream_format: "audio",
    },
    speed: 1.5,
    warnings: "MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "Home Assistant's openai_tts": {
    headers: { "user-agent": "HomeAssistant-OpenAI-TTS" },
    body: {
      model: "tts-1",
      input,
      voice: "shimmer",
      response_format: "wav",
      speed: 1,
      instructions: "Speak softly.",
      exaggeration: 0.5,
    },
    speaker: "f2",
    speed: 1,
    warnings: "FIELD_IGNORED;name=exaggeration, INSTRUCTIONS_IGNORED",
  },
  "Home Assistant's openai_tts, streaming": {
    headers: { "user-agent": "HomeAssistant-OpenAI-TTS" },
    body: { model: "gpt-4o-mini-tts", input, voice: "onyx", response_format: "opus", speed: 1 },
    speaker: "m1",
    speed: 1,
    type: "audio/ogg",
  },
  LibreChat: {
    headers: { accept: "application/json, text/plain, */*", authorization: "Bearer undefined" },
    body: { input, model: "tts-1", voice: "alloy" },
  },
  "LibreChat for LocalAI": {
    body: { input, model: "en-us-amy-low.onnx", backend: "piper" },
    warnings: "FIELD_IGNORED;name=backend, MODEL_DEFAULTED;used=fake, VOICE_DEFAULTED;used=f1",
  },
  "a program that writes out what it does not set": {
    body: {
      model: "tts-1",
      input,
      voice: "alloy",
      response_format: null,
      speed: null,
      instructions: null,
      stream_format: null,
      stream: null,
      language: null,
      seed: null,
      pitch: null,
    },
  },
};

describe("clients of OpenAI's endpoint", () => {
  test.each(Object.entries(CLIENTS))("%s", async (_, request) => {
    const { post, tts } = await serveFake();
    const { path = "/v1/audio/speech", headers, body, warnings, type } = request;
    const answer = await post(path, body, { headers });
    expect([answer.status, answer.headers.get("x-warnings")]).toEqual([200, warnings ?? null]);
    const { response_format: format } = body;
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-type")).toMatch(
      type ?? (format ? "audio/wav" : /^audio\/(?:wav|mpeg)/),
    );
    expect(bytes.length).toBeGreaterThan(1000);
    expect(tts.calls).toHaveLength(1);
    expect(tts.calls[0]).toMatchObject({
      text: input,
      options: { speaker: request.speaker ?? "f1" },
    });
    expect(tts.calls[0].options.speed).toBe(request.speed);
  });

  test.each(["wav", "pcm", "flac", "opus"])(
    "a piece without words is 200 ms of silence: %s",
    async (format) => {
      const { post } = await serveFake();
      const body = { model: "tts-1", voice: "f1", input: "。", response_format: format };
      const answer = await post("/v1/audio/speech", body);
      expect([answer.status, answer.headers.get("x-warnings")]).toEqual([200, "EMPTY_TEXT"]);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(40);
      const samples = { wav: 4800 * 2 + 44, pcm: 4800 * 2 }[format];
      const whole = Buffer.from(
        await (await post("/v1/audio/speech", { ...body, stream: false })).arrayBuffer(),
      );
      expect(whole.length).toBe(samples ?? whole.length);
      expect((await post("/tts", { text: "。" })).status).toBe(400);
    },
  );

  test("events name silence and what was ignored", async () => {
    const { post } = await serveFake();
    const answer = await post("/v1/audio/speech", {
      input: "。",
      voice: "nobody",
      response_format: "pcm",
      stream_format: "sse",
      x: 1,
    });
    const events = (await answer.text())
      .trim()
      .split("\n\n")
      .map((block) => JSON.parse(block.replace(/^data: /, "")));
    expect(events.map(({ type }) => type)).toEqual(["speech.audio.delta", "speech.audio.done"]);
    expect(Buffer.from(events[0].audio, "base64")).toEqual(Buffer.alloc(9600));
    expect(events[1].warnings.map(({ code }: { code: string }) => code)).toEqual([
      "EMPTY_TEXT",
      "FIELD_IGNORED",
      "MODEL_DEFAULTED",
      "VOICE_DEFAULTED",
    ]);
  });

  test("names of fields cannot break the header, nor make it long", async () => {
    const { post } = await serveFake();
    const fields = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]),
    );
    const odd = {
      "a\r\nset-cookie: x": 1,
      "b, c;d": 1,
      "\ud800": 1,
      é: 1,
      constructor: 1,
      toString: 1,
    };
    const answer = await post("/v1/audio/speech", {
      model: "tts-1",
      voice: "f1",
      input,
      response_format: "wav",
      ...odd,
      ["x".repeat(5000)]: 1,
      ...fields,
    });
    expect(answer.status).toBe(200);
    const header = answer.headers.get("x-warnings") ?? "";
    expect(header).toMatch(
      /^FIELD_IGNORED;name=a%0D%0Aset-cookie%3A%20x, FIELD_IGNORED;name=b%2C%20c%3Bd, /,
    );
    expect(header).toMatch(/FIELD_IGNORED;more=991$/);
    expect(header.length).toBeLessThan(1500);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test.each<[string, object, string | null, RegExp]>([
    ["no input", {}, "input", /input is missing/],
    ["null as input", { input: null }, "input", /input is missing/],
    ["an empty input", { input: "" }, "input", /not empty/],
    ["a list as input", { input: ["a"] }, "input", /must be a string/],
    ["a speed in quotes", { input, speed: "1" }, "speed", /a number from 0\.25 to 4/],
    ["a speed out of range", { input, speed: 9 }, "speed", /0\.25 to 4/],
    ["a language that is none", { input, language: "xx" }, "language", /one of auto, zh, en, ja/],
    ["a model of another type", { input, model: 5 }, "model", /must be a string/],
    ["a voice of another type", { input, voice: 5 }, "voice", /string.*, or a JSON object/],
    ["a voice without an id", { input, voice: {} }, "voice", /string.*, or a JSON object/],
    ["a format that nobody has", { input, response_format: "midi" }, null, /no audio format/],
    ["a list", [1], null, /The body must be a JSON object/],
    ["a text", "x" as never, null, /JSON/],
  ])("what cannot be guessed is refused: %s", async (_, body, param, message) => {
    const { post, tts } = await serveFake();
    const answer = await post("/v1/audio/speech", body);
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error).toMatchObject({ param, type: "invalid_request_error" });
    expect(error.message).toMatch(message);
    expect(tts.calls).toEqual([]);
  });
});
