import { request } from "node:http";
import { connect } from "node:net";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { serveFake, until } from "./serve-fake";

/** A request with headers that fetch would not send. */
function raw(
  port: number,
  { path = "/health", method = "GET", headers = {} as Record<string, string> },
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path, method, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part) => (body += part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("keys", () => {
  const apiKeys = ["first-key-of-this-server", "second-key-of-this-server"];

  test("are needed for all that speaks or tells, and for nothing else", async () => {
    const { url } = await serveFake({ apiKeys });
    const status = async (path: string, key?: string) =>
      (await fetch(url + path, { headers: key ? { authorization: `Bearer ${key}` } : {} })).status;
    for (const path of ["/", "/page.js", "/docs", "/openapi.json", "/health", "/ready"])
      expect([path, await status(path)]).toEqual([path, 200]);
    for (const path of ["/metrics", "/v1/models", "/v1/models/tts-1", "/v1/audio/voices"]) {
      expect([path, await status(path)]).toEqual([path, 401]);
      expect([path, await status(path, "wrong-key-wrong-key")]).toEqual([path, 401]);
      expect([path, await status(path, apiKeys[1])]).toEqual([path, 200]);
    }
  });

  test("are checked before the body is read", async () => {
    const { post, tts } = await serveFake({ apiKeys });
    const answer = await post("/tts", { text: "x" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(tts.calls).toEqual([]);
  });
});

describe("hosts and origins", () => {
  test("strange names and pages are refused", async () => {
    const { port } = await serveFake({ allowedHosts: ["tts.example"] });
    const status = async (headers: Record<string, string>) => (await raw(port, { headers })).status;
    expect(await status({ host: "rebound.example" })).toBe(403);
    expect(await status({ host: "tts.example" })).toBe(200);
    expect(await status({ origin: "https://evil.example" })).toBe(403);
    expect(await status({ origin: `http://127.0.0.1:${port}` })).toBe(200);
  });

  test("CORS is off unless named", async () => {
    const preflight = {
      path: "/tts",
      method: "OPTIONS",
      headers: {
        origin: "https://app.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    };
    const closed = await serveFake();
    const refused = await raw(closed.port, preflight);
    expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
    expect(refused.status).toBe(403);
    const open = await serveFake({
      corsOrigins: ["https://app.example"],
      apiKeys: ["first-key-of-this-server"],
    });
    const allowed = await raw(open.port, preflight);
    expect(allowed.status).toBe(204);
    expect(allowed.headers["access-control-allow-origin"]).toBe("https://app.example");
    const other = await raw(open.port, { headers: { origin: "https://evil.example" } });
    expect(other.status).toBe(403);
  });
});

describe("limits", () => {
  test("large headers and slow requests are cut off", async () => {
    const { port } = await serveFake({ headerLimit: 2048, requestTimeout: 200 });
    expect((await raw(port, { headers: { "x-large": "x".repeat(5000) } })).status).toBe(431);
    const answers = await Promise.all(
      [
        "POST /tts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
        "GET /health HTTP/1.1\r\nHost: loc",
      ].map(
        (start) =>
          new Promise<string>((resolve) => {
            let answer = "";
            const socket = connect(port, "127.0.0.1", () => socket.write(start));
            socket.on("data", (part) => (answer += part.toString()));
            socket.on("close", () => resolve(answer));
            socket.on("error", () => undefined);
          }),
      ),
    );
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408/);
  });

  test("a full queue says when to come back", async () => {
    const { post, tts, url } = await serveFake({ maxQueue: 2 }, { delay: 10 });
    const controller = new AbortController();
    const text = "Word. ".repeat(300);
    const running = [1, 2].map(() =>
      post("/tts", { text }, { signal: controller.signal }).catch(() => undefined),
    );
    await until(() => tts.open() === 2);
    const refused = await post("/v1/audio/speech", { model: "tts-1", voice: "f1", input: "x" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({
      error: { type: "rate_limit_error", code: "queue_full" },
    });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    controller.abort();
    await Promise.all(running);
    await until(() => tts.open() === 0);
    expect((await post("/tts", { text: "x" })).status).toBe(200);
  });

  test("one client cannot take all places", async () => {
    const apiKeys = ["first-key-of-this-server", "second-key-of-this-server"];
    const { post, tts } = await serveFake({ maxQueuePerClient: 1, apiKeys }, { delay: 10 });
    const controller = new AbortController();
    const as = (key: string, signal?: AbortSignal) => ({
      signal,
      headers: { authorization: `Bearer ${key}` },
    });
    const running = post(
      "/tts",
      { text: "Word. ".repeat(300) },
      as(apiKeys[0], controller.signal),
    ).catch(() => undefined);
    await until(() => tts.open() === 1);
    expect((await post("/tts", { text: "x" }, as(apiKeys[0]))).status).toBe(429);
    expect((await post("/tts", { text: "x" }, as(apiKeys[1]))).status).toBe(200);
    controller.abort();
    await running;
  });

  test("an answer that takes too long ends with 503", async () => {
    const { post, tts } = await serveFake({ answerTimeout: 100 }, { delay: 20 });
    const answer = await post("/tts", { text: "Word. ".repeat(300) });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: "timeout" });
    expect(tts.open()).toBe(0);
  });

  test("a listener that takes nothing is cut off", async () => {
    const { port, tts } = await serveFake({ stallTimeout: 100 }, { samplesPerCharacter: 40_000 });
    const body = JSON.stringify({
      model: "tts-1",
      voice: "f1",
      input: "Word. ".repeat(200),
      response_format: "pcm",
    });
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(
        "POST /v1/audio/speech HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      ),
    );
    socket.on("error", () => undefined);
    socket.pause();
    await until(() => tts.open() === 1);
    await until(() => tts.open() === 0);
    // It was stopped long before the end: memory does not grow with a slow listener.
    expect(tts.made()).toBeLessThan(100);
    socket.destroy();
  });
});

describe("files", () => {
  test.each([
    "/../../etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/docs/../../package.json",
    "/docs/%2e%2e/package.json",
    "/docs/package.json",
    "/page/index.html",
    "/%00",
    "/v1/models/..%2f..%2fetc%2fpasswd",
  ])("%s names none", async (path) => {
    const { port } = await serveFake();
    const { status, body } = await raw(port, { path });
    expect([400, 404]).toContain(status);
    expect(body).not.toContain("root:");
  });
});

describe("logs", () => {
  async function logOf(logText: boolean) {
    let log = "";
    const stream = new Writable({
      write(part, _, done) {
        log += part;
        done();
      },
    });
    const { post } = await serveFake({ logger: { level: "info", stream }, logText });
    await post("/tts?token=in-the-query", { text: "A private matter." });
    await post("/tts", { text: "FAIL privately." });
    return log;
  }

  test("hold no text, no query and no key", async () => {
    const log = await logOf(false);
    expect(log).toContain('"characters":17');
    expect(log).toContain("/secret/path/model.onnx is broken");
    expect(log).not.toMatch(/private|in-the-query/);
  });

  test("hold the text on demand", async () => {
    expect(await logOf(true)).toContain("A private matter.");
  });
});
