import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { sampleOf } from "./fake-synthesizer";
import { openSocket, serveFake, until } from "./serve-fake";

describe("WS /ws/tts", () => {
  test("speaks with a header before every binary frame", async () => {
    const { port } = await serveFake();
    const { send, received, wait } = await openSocket(port);
    send({ id: "a", text: "One. Two.", speaker_id: 1, language: "zh" });
    await wait("done");
    expect(received.map((each) => (Buffer.isBuffer(each) ? "binary" : each.type))).toEqual([
      "audio",
      "binary",
      "audio",
      "binary",
      "done",
    ]);
    const [first, samples] = received as [Record<string, number>, Buffer];
    expect(first).toMatchObject({
      id: "a",
      index: 0,
      text: "One.",
      text_start: 0,
      text_end: 4,
      start: 0,
      is_final: false,
      sample_rate: 24_000,
      format: "int16",
      bytes: 4 * 480,
      speaker: "1",
      words: [{ text: "One", text_start: 0, text_end: 3 }],
    });
    expect(samples.length).toBe(first.bytes);
    expect(samples.readInt16LE(0)).toBe(Math.round(sampleOf("O") * 32767));
    expect(received[4]).toMatchObject({ type: "done", id: "a", chunks: 2 });
  });

  test("takes bare text, and floats on demand", async () => {
    const { port } = await serveFake();
    const { send, wait, received } = await openSocket(port);
    send("Hello.");
    expect(await wait("done", 0)).toMatchObject({ chunks: 1 });
    send({ text: "Hello.", format: "float32" });
    await wait("done", 1);
    expect((received[4] as Buffer).readFloatLE(0)).toBeCloseTo(sampleOf("H"), 6);
  });

  test("keeps several requests apart", async () => {
    const { port } = await serveFake();
    const { send, received, wait } = await openSocket(port);
    const texts = Object.fromEntries(
      ["a", "b", "c", "d"].map((id) => [id, `${id}${id}. `.repeat(8).trim()]),
    );
    for (const [id, text] of Object.entries(texts)) send({ id, text });
    for (const id of Object.keys(texts)) await wait("done", id);
    const heard: Record<string, number> = {};
    let header: Record<string, any> | undefined; // oxlint-disable-line typescript/no-explicit-any
    const order: string[] = [];
    for (const each of received) {
      if (!Buffer.isBuffer(each)) {
        header = each;
        continue;
      }
      const id: string = header?.id;
      order.push(id);
      heard[id] = (heard[id] ?? 0) + each.length;
      const letter = header?.text.indexOf(id);
      expect(each.readInt16LE(letter * 480)).toBe(Math.round(sampleOf(id) * 32767));
      expect(each.length).toBe(header?.bytes);
    }
    for (const [id, text] of Object.entries(texts)) expect(heard[id]).toBe(text.length * 480);
    // Taking turns, not one after the other.
    expect(new Set(order.slice(0, 6)).size).toBe(4);
  });

  test("cancels one request and goes on with the others", async () => {
    const { port, tts } = await serveFake({}, { delay: 5 });
    const { send, wait, messages } = await openSocket(port);
    send({ id: "long", text: "Word. ".repeat(500) });
    await wait("audio", "long");
    send({ id: "short", text: "Hi." });
    send({ type: "cancel", id: "long" });
    await wait("cancelled", "long");
    await wait("done", "short");
    await until(() => tts.open() === 0);
    expect(messages().some(({ type, id }) => type === "done" && id === "long")).toBe(false);
    send({ type: "cancel", id: "long" });
    expect(await wait("error")).toMatchObject({ status: 404, code: "UNKNOWN_ID" });
  });

  test("a closed socket stops its work within a chunk", async () => {
    const { port, tts, app } = await serveFake({}, { delay: 5 });
    const { send, wait, socket } = await openSocket(port);
    for (const id of [1, 2, 3]) send({ id, text: "Word. ".repeat(500) });
    await wait("audio");
    socket.terminate();
    await until(() => tts.open() === 0);
    const made = tts.made();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(tts.made()).toBe(made);
    expect((await app.inject({ url: "/metrics" })).body).toContain("texts_open 0");
  });

  test.each<[string, unknown, object]>([
    ["a wrong type", { id: "x", text: 5 }, { id: "x", status: 400, param: "text" }],
    ["an unknown field", { id: "x", text: "x", sped: 1 }, { id: "x", status: 400, param: "sped" }],
    ["a long text", { id: "x", text: "x".repeat(5000) }, { id: "x", status: 413 }],
    ["nothing to speak", { id: "x", text: "。" }, { id: "x", status: 400, code: "EMPTY_TEXT" }],
    ["a fault inside", { id: "x", text: "FAIL" }, { id: "x", status: 500, code: "INTERNAL" }],
  ])("answers %s with an error and stays open", async (_, message, error) => {
    const { port } = await serveFake();
    const { send, wait, received } = await openSocket(port);
    send(message);
    expect(await wait("error")).toMatchObject(error);
    expect(JSON.stringify(received)).not.toMatch(/secret|\.onnx/);
    send("Still here.");
    await wait("done");
  });

  test.each<[string, string | Buffer, number]>([
    ["broken JSON", '{"text":', 1007],
    ["an array", "[1]", 1007],
    ["an array behind blanks", ' [{"text":"x"}]', 1007],
    ["an unknown type", '{"type":"sing"}', 1007],
    ["a type of another type", '{"type":{}}', 1007],
    ["a binary message", Buffer.from([1, 2, 3]), 1003],
    ["a message beyond the limit", `"${"x".repeat(70_000)}`, 1009],
    ["text that is no UTF-8", Buffer.from([0xff]), 1003],
  ])("closes the socket after %s", async (_, message, code) => {
    const { port, app } = await serveFake();
    const { socket, closed } = await openSocket(port);
    socket.send(message);
    expect(await closed).toBe(code);
    expect((await app.inject({ url: "/health" })).statusCode).toBe(200);
  });

  test.each(["[pause:100ms] Hello.", "[1, Hello.", "[", "  [laughs] Hi.", '"Hello."', "null", "5"])(
    "takes %j as a text",
    async (text) => {
      const { port, tts } = await serveFake();
      const { send, wait } = await openSocket(port);
      send(text);
      await wait("done");
      expect(tts.calls).toMatchObject([{ text }]);
    },
  );

  test.each<[unknown, unknown]>([
    ["", undefined],
    ["x".repeat(129), undefined],
    [-1, undefined],
    [1.5, undefined],
    [null, undefined],
    [{}, undefined],
    ["x".repeat(60_000), undefined],
  ])("refuses the id %j, and does not repeat it", async (id, echoed) => {
    const { port } = await serveFake();
    const { send, wait } = await openSocket(port);
    send({ id, text: "x" });
    const error = await wait("error");
    expect(error).toMatchObject({
      status: 400,
      param: "id",
      message: "id must be a whole number of at least 0, or a string of 1 to 128 characters.",
    });
    expect(error.id).toBe(echoed);
    send({ id: "x".repeat(128), text: "x" });
    await wait("done", "x".repeat(128));
  });

  test("many refused messages close the socket, unless something is spoken in between", async () => {
    const { port } = await serveFake();
    const { send, wait, closed, messages } = await openSocket(port);
    const refuse = (count: number) => {
      for (let index = 0; index < count; index++) send({ type: "cancel", id: "nobody" });
    };
    refuse(90);
    send({ id: "a", text: "x" });
    await wait("done", "a");
    refuse(90);
    send({ id: "b", text: "x" });
    await wait("done", "b");
    refuse(1000);
    expect(await closed).toBe(1008);
    expect(messages().filter(({ type }) => type === "error").length).toBeLessThanOrEqual(281);
  });

  test("a cancelled request gives its place and its id back at once", async () => {
    const { port, tts } = await serveFake({}, { delay: 30 });
    const { send, messages, wait } = await openSocket(port);
    for (let index = 0; index < 2000; index++) {
      send({ id: "same", text: "Word. ".repeat(50) });
      send({ type: "cancel", id: "same" });
    }
    send({ id: "last", text: "Hi." });
    await wait("done", "last");
    const count = (type: string) => messages().filter((each) => each.type === type).length;
    expect({ cancelled: count("cancelled"), errors: count("error") }).toEqual({
      cancelled: 2000,
      errors: 0,
    });
    await until(() => tts.open() === 0);
  });

  test("nothing of a cancelled request comes behind the news of it", async () => {
    const { port } = await serveFake({}, { delay: 1 });
    const { send, received, wait } = await openSocket(port);
    send({ id: 1, text: "Word. ".repeat(50) });
    send({ id: 2, text: "Other. ".repeat(50) });
    await wait("audio", 1);
    send({ type: "cancel", id: 1 });
    await wait("done", 2);
    const ids = received.map((each) =>
      Buffer.isBuffer(each) ? "binary" : `${each.type} ${each.id}`,
    );
    expect(ids.slice(ids.indexOf("cancelled 1") + 1)).not.toContain("audio 1");
  });

  test("limits requests per socket, and refuses an id twice", async () => {
    const { port } = await serveFake({ maxRequestsPerSocket: 2 }, { delay: 20 });
    const { send, messages } = await openSocket(port);
    const text = "Word. ".repeat(100);
    send({ id: 1, text });
    send({ id: 1, text });
    send({ id: 2, text });
    send({ id: 3, text });
    const errors = () => messages().filter(({ type }) => type === "error");
    await until(() => errors().length === 2);
    expect(errors()).toMatchObject([
      { id: 1, status: 409 },
      { id: 3, status: 429, retry_after: expect.any(Number) },
    ]);
  });
});

describe("keys on a WebSocket", () => {
  const apiKeys = ["a-key-of-this-server"];

  test("come in the first message, or in the header", async () => {
    const { port } = await serveFake({ apiKeys });
    const browser = await openSocket(port);
    browser.send({ type: "auth", key: apiKeys[0] });
    await browser.wait("authenticated");
    browser.send("Hello.");
    await browser.wait("done");
    const program = await openSocket(port, { authorization: `Bearer ${apiKeys[0]}` });
    program.send("Hello.");
    await program.wait("done");
  });

  test.each<[string, unknown]>([
    ["speaks first", { text: "Hello." }],
    ["brings a wrong one", { type: "auth", key: "a-key-of-that-server" }],
  ])("a socket that %s is closed", async (_, message) => {
    const { port, tts } = await serveFake({ apiKeys });
    const { send, closed, messages } = await openSocket(port);
    send(message);
    expect(await closed).toBe(1008);
    expect(messages()).toMatchObject([{ type: "error", status: 401 }]);
    expect(tts.calls).toEqual([]);
  });

  test("a wrong header is refused before the upgrade", async () => {
    const { port } = await serveFake({ apiKeys });
    await expect(openSocket(port, { authorization: "Bearer nonsense-nonsense" })).rejects.toThrow(
      "401",
    );
  });
});

test("pages of other origins cannot connect", async () => {
  const { port } = await serveFake();
  await expect(openSocket(port, { origin: "https://evil.example" })).rejects.toThrow("403");
  await expect(openSocket(port, { host: "evil.example" })).rejects.toThrow("403");
  await openSocket(port, { origin: `http://127.0.0.1:${port}` });
});

test("too many sockets are refused before the upgrade", async () => {
  const { port } = await serveFake({ maxSockets: 1 });
  await openSocket(port);
  await expect(openSocket(port)).rejects.toThrow("429");
});

test.each([
  ["/health", 400],
  ["/tts", 404],
  ["/v1/models", 400],
  ["/v1/audio/speech", 404],
  ["/", 400],
  ["/nowhere", 404],
])("an upgrade of %s is refused", async (path, status) => {
  const { port, app } = await serveFake();
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  const error = await new Promise<Error>((resolve) => socket.once("error", resolve));
  expect(error.message).toMatch(new RegExp(`: ${status === 404 ? "40[45]" : status}$`));
  await until(() => app.websocketServer.clients.size === 0);
});

test("a plain GET is no WebSocket", async () => {
  const { port } = await serveFake();
  const status = await new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/ws/tts" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(426);
});
