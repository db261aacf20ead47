import { validate } from "./validate-openapi";
import { describe, expect, test } from "vitest";
import { createServer } from "../src/create-server";
import { createFakeSynthesizer, sampleOf } from "./fake-synthesizer";
import { serveFake } from "./serve-fake";

describe("POST /tts", () => {
  test("answers with a whole WAV in Base64", async () => {
    const { post, tts } = await serveFake();
    const answer = await post("/tts", {
      text: "Hello there. You😀.",
      language: "zh",
      speaker_id: 1,
      speed: 1.5,
    });
    expect(answer.status).toBe(200);
    const body = await answer.json();
    const wav = Buffer.from(body.audio, "base64");
    expect(wav.toString("latin1", 0, 4)).toBe("RIFF");
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
    expect((wav.length - 44) / 2 / 24_000).toBeCloseTo(body.duration, 6);
    expect(wav.readInt16LE(44)).toBe(Math.round(sampleOf("H") * 32767));
    expect(body).toMatchObject({
      sample_rate: 24_000,
      voice: "fake",
      speaker: "1",
      warnings: [{ code: "UNKNOWN_CHARACTER" }],
    });
    expect(body.words.map((word: { text: string }) => word.text)).toEqual([
      "Hello",
      "there",
      "You",
    ]);
    expect(body.words[2]).toMatchObject({ text_start: 13, text_end: 16 });
    expect(tts.calls[0].options).toMatchObject({ language: "zh", speaker: 1, speed: 1.5 });
  });

  test.each<[string, unknown, number, RegExp]>([
    ["no text", {}, 400, /text/],
    ["an empty text", { text: "" }, 400, /text/],
    ["a text of another type", { text: 5 }, 400, /string/],
    ["an unknown language", { text: "x", language: "fr" }, 400, /language/],
    ["a speed out of range", { text: "x", speed: 9 }, 400, /speed/],
    ["a speed in quotes", { text: "x", speed: "1" }, 400, /speed/],
    ["a misspelt field", { text: "x", sped: 1 }, 400, /Did you mean speed/],
    ["a negative speaker", { text: "x", speaker_id: -1 }, 400, /speaker_id/],
    ["a long text", { text: "x".repeat(4097) }, 413, /4096/],
    ["nothing to speak", { text: "。" }, 400, /nothing to speak/],
    ["broken JSON", "{", 400, /JSON/],
    ["an array", "[]", 400, /object/],
    ["a large body", `{"text":"${"x".repeat(70_000)}"}`, 413, /large/],
  ])("refuses %s", async (_, body, status, message) => {
    const { post } = await serveFake();
    const answer = await post("/tts", body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringMatching(message),
      code: expect.stringMatching(/^[A-Z_]+$/),
    });
  });

  test("refuses what a form or a plain request would send", async () => {
    const { post } = await serveFake();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect(
        (await post("/tts", '{"text":"x"}', { headers: { "content-type": type } })).status,
      ).toBe(415);
  });

  test("faults inside stay inside", async () => {
    const { post } = await serveFake();
    const answer = await post("/tts", { text: "FAIL" });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toMatch(/secret|stack|\.onnx|at /);
    expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

describe("description", () => {
  test("GET /openapi.json is valid OpenAPI and names the routes", async () => {
    const { url } = await serveFake();
    const document = await (await fetch(`${url}/openapi.json`)).json();
    expect(await validate(document)).toEqual([]);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(["/tts", "/v1/audio/speech", "/health", "/metrics"]),
    );
    expect(document.info.description).toContain("/ws/tts");
  });

  test("GET /docs brings everything along", async () => {
    const { url } = await serveFake();
    const page = await fetch(`${url}/docs`);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:\/\//);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const file = await fetch(url + path);
      expect([path, file.status]).toEqual([path, 200]);
    }
  });
});

describe("state", () => {
  test("GET /health and /ready", async () => {
    const { url } = await serveFake();
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: "ready", voice: "fake" });
  });

  test("GET /metrics counts", async () => {
    const { url, post } = await serveFake();
    await post("/tts", { text: "One. Two." });
    await post("/tts", { text: 3 });
    await fetch(`${url}/made-up/path`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toMatch(/http_requests_total\{route="\/tts",method="POST",status="200"\} 1/);
    expect(text).toMatch(/http_requests_total\{route="\/tts",method="POST",status="400"\} 1/);
    expect(text).toMatch(/http_requests_total\{route="none",method="GET",status="404"\} 1/);
    expect(text).toMatch(/first_audio_seconds_count 1/);
    expect(text).toMatch(/real_time_factor_count 1/);
    expect(text).toMatch(/queue_depth 0/);
    expect(text).toMatch(/texts_total\{outcome="complete"\} 1/);
    expect(text).not.toContain("made-up");
    expect(text).not.toContain("cache_hits");
  });

  test("GET /metrics tells about the cache where there is one", async () => {
    const tts = createFakeSynthesizer();
    let hits = 3;
    const cacheStats = () => ({ hits, misses: 2, shared: 0, stored: 0, entries: 2, bytes: 500 });
    const app = await createServer(Object.assign(tts, { cacheStats }));
    const figures = async () => (await app.inject({ url: "/metrics" })).body;
    expect(await figures()).toMatch(/cache_hits_total 3\n/);
    hits = 5;
    expect(await figures()).toMatch(/cache_hits_total 5\n/);
    expect(await figures()).toMatch(/cache_misses_total 2\n/);
    expect(await figures()).toMatch(/cache_bytes 500\n/);
    await app.close();
  });
});
