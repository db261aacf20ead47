import { Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { exchange, type RawAnswer } from "./raw-http";
import { openSocket, serveFake, until } from "./serve-fake";

const H = "Host: localhost\r\n";
const C = `${H}Connection: close\r\n`;
const J = `${C}Content-Type: application/json\r\n`;
const BODY = '{"text":"Hello."}';
const get = (path: string, headers = C) => `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
const post = (headers: string, body: string) => `POST /tts HTTP/1.1\r\n${headers}\r\n${body}`;
const length = `Content-Length: ${BODY.length}\r\n`;
const chunked = "Transfer-Encoding: chunked\r\n";

/** Every refusal, early ones too: one of the two documented shapes, and the headers that go with all answers. */
function expectShape({ headers, json, text }: RawAnswer, isOpenAi = false) {
  expect.soft(headers, text).toMatchObject({
    "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/),
    "x-content-type-options": "nosniff",
    "content-type": expect.stringContaining("application/json"),
  });
  const message = expect.stringMatching(/\.$/);
  const code = expect.any(String);
  const type = expect.any(String);
  const openAi = { error: { message, type, param: null, code } };
  const own = { detail: message, code, param: null };
  expect.soft(json).toEqual(isOpenAi ? openAi : own);
}

/** What is sent, and the status; 0 stands for a connection that ends without an answer, as nobody could read one. */
const CASES: readonly (readonly [string, string | Buffer, number])[] = [
  // Which body is it? A request that two readers could cut in two ways is none.
  ["a length and chunks", post(J + length + chunked, BODY), 400],
  ["chunks and a length", post(J + chunked + length, "0\r\n\r\n"), 400],
  ["two lengths", post(`${J}Content-Length: 5\r\n${length}`, BODY), 400],
  ["two equal lengths", post(J + length + length, BODY), 400],
  ["a list of lengths", post(`${J}Content-Length: 17, 17\r\n`, BODY), 400],
  ["a negative length", post(`${J}Content-Length: -1\r\n`, BODY), 400],
  ["a length with a sign", post(`${J}Content-Length: +17\r\n`, BODY), 400],
  ["a hexadecimal length", post(`${J}Content-Length: 0x11\r\n`, BODY), 400],
  ["a length that is no number", post(`${J}Content-Length: x\r\n`, BODY), 400],
  ["a length beyond 64 bits", post(`${J}Content-Length: 99999999999999999999\r\n`, BODY), 400],
  ["a length beyond the limit", post(`${J}Content-Length: 9999999\r\n`, BODY), 413],
  ["an encoding of a strange name", post(`${J}Transfer-Encoding: xchunked\r\n`, "0\r\n\r\n"), 400],
  ["chunked before another", post(`${J}Transfer-Encoding: chunked, gzip\r\n`, "0\r\n\r\n"), 400],
  ["chunked twice", post(`${J}Transfer-Encoding: chunked, chunked\r\n`, "0\r\n\r\n"), 400],
  ["chunked with a tab before", post(`${J}Transfer-Encoding:\tchunked\r\n`, "0\r\n\r\n"), 400],
  ["chunked with a vertical tab", post(`${J}Transfer-Encoding: \x0bchunked\r\n`, "0\r\n\r\n"), 400],
  ["a blank before the colon", post(`${J}Transfer-Encoding : chunked\r\n`, "0\r\n\r\n"), 400],
  ["a folded header", post(`${J}Transfer-Encoding:\r\n chunked\r\n`, "0\r\n\r\n"), 400],
  ["a chunk of no size", post(J + chunked, "ZZ\r\n{}\r\n0\r\n\r\n"), 400],
  ["a negative chunk", post(J + chunked, "-2\r\n{}\r\n0\r\n\r\n"), 400],
  ["a chunk longer than it says", post(J + chunked, "1\r\n{}\r\n0\r\n\r\n"), 400],
  ["a chunk beyond 64 bits", post(J + chunked, "11111111111111111\r\n{}\r\n0\r\n\r\n"), 400],
  [
    "a chunk beyond the limit",
    post(J + chunked, `1ffff\r\n${"x".repeat(0x1ffff)}\r\n0\r\n\r\n`),
    413,
  ],
  ["chunks that end with LF", post(J + chunked, `11\n${BODY}\n0\n\n`), 400],
  // Headers.
  ["no Host", get("/health", "Connection: close\r\n"), 400],
  ["two Hosts", get("/health", `${C}Host: localhost\r\n`), 400],
  ["two different Hosts", get("/health", `Host: evil.example\r\n${C}`), 400],
  ["two Hosts below /v1", get("/v1/models", `${C}host: localhost\r\n`), 400],
  ["an empty Host", get("/health", "Host:\r\nConnection: close\r\n"), 403],
  ["a Host with a path", get("/health", "Host: localhost/x\r\nConnection: close\r\n"), 403],
  ["a Host with a user", get("/health", "Host: a@localhost\r\nConnection: close\r\n"), 403],
  ["a header without a name", get("/health", `${C}: x\r\n`), 400],
  ["a header without a colon", get("/health", `${C}Nonsense\r\n`), 400],
  ["a name with a blank", get("/health", `${C}Bad Name: x\r\n`), 400],
  ["a zero byte in a value", get("/health", `${C}X: a\0b\r\n`), 400],
  ["a bare CR in a value", get("/health", `${C}X: a\rb\r\n`), 400],
  ["headers beyond the limit", get("/health", `${C}X: ${"x".repeat(20_000)}\r\n`), 431],
  ["5,000 headers", get("/health", C + "A: b\r\n".repeat(5000)), 431],
  ["an expectation", post(`${J}Expect: 200-ok\r\n${length}`, BODY), 417],
  // Request lines.
  ["a method that nobody has", `BREW / HTTP/1.1\r\n${C}\r\n`, 400],
  ["a method in small letters", `get /health HTTP/1.1\r\n${C}\r\n`, 400],
  ["a blank path", `GET  HTTP/1.1\r\n${C}\r\n`, 400],
  ["a path with a blank", `GET /a b HTTP/1.1\r\n${C}\r\n`, 400],
  ["a tab in place of a blank", `GET\t/health\tHTTP/1.1\r\n${C}\r\n`, 400],
  ["a path with a zero byte", `GET /\0 HTTP/1.1\r\n${C}\r\n`, 400],
  ["a path of 100 kB", get(`/${"x".repeat(100_000)}`), 431],
  ["HTTP/0.9", "GET /health\r\n\r\n", 400],
  ["HTTP/2 as text", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
  ["HTTP/3.0", `GET /health HTTP/3.0\r\n${C}\r\n`, 400],
  ["a TLS hello", Buffer.from("16030100a5010000a10303", "hex"), 400],
  ["a SOCKS greeting", Buffer.from("050100", "hex"), 400],
  ["noise", "\x80\x81\x82\x83\r\n\r\n", 400],
  ["a broken escape", get("/%zz"), 400],
  ["a broken escape below /v1", get("/v1/%zz"), 400],
  [
    "a broken escape for another host",
    get("/%zz", "Host: evil.example\r\nConnection: close\r\n"),
    403,
  ],
  ["half an escape", get("/v1/models/%"), 400],
  ["a parameter that is too long", get(`/v1/models/${"x".repeat(200)}`), 414],
  ["a whole address elsewhere", get("http://evil.example/health"), 403],
  ["a whole address elsewhere below /v1", get("http://evil.example/v1/models"), 403],
  ["a whole address with a user", get("http://a:b@localhost/health"), 400],
  ["a whole address of another protocol", get("ftp://localhost/health"), 400],
  ["a tunnel", `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`, 405],
  // Paths that name no file.
  ["dots", get("/../../etc/passwd"), 404],
  ["dots as escapes", get("/..%2f..%2fetc%2fpasswd"), 404],
  ["dots twice escaped", get("/%252e%252e/package.json"), 404],
  ["dots behind a folder", get("/docs/../../package.json"), 404],
  ["backslashes", get("/..\\..\\package.json"), 404],
  // Bodies.
  ["another method", `DELETE /tts HTTP/1.1\r\n${C}\r\n`, 405],
  ["no type", post(C + length, BODY), 415],
  ["a form", post(`${C}Content-Type: application/x-www-form-urlencoded\r\n${length}`, BODY), 415],
  ["plain text", post(`${C}Content-Type: text/plain\r\n${length}`, BODY), 415],
  ["a type that is none", post(`${C}Content-Type: ///\r\n${length}`, BODY), 415],
  ["gzip by name only", post(`${J}Content-Encoding: gzip\r\n${length}`, BODY), 415],
  ["brotli", post(`${J}Content-Encoding: br\r\n${length}`, BODY), 415],
  [
    "another charset",
    post(`${C}Content-Type: application/json; charset=utf-16\r\n${length}`, BODY),
    415,
  ],
  [
    "a charset in quotes",
    post(`${C}Content-Type: application/json;charset="latin1"\r\n${length}`, BODY),
    415,
  ],
  ["an empty body", post(`${J}Content-Length: 0\r\n`, ""), 400],
  [
    "a body that is no UTF-8",
    Buffer.concat([Buffer.from(post(`${J}Content-Length: 2\r\n`, "")), Buffer.from([0xff, 0xfe])]),
    400,
  ],
];

describe("raw HTTP", () => {
  test(`${CASES.length} malformed requests get their status, in the documented shape`, async () => {
    const { port, tts } = await serveFake();
    for (let at = 0; at < CASES.length; at += 10) {
      await Promise.all(
        CASES.slice(at, at + 10).map(async ([name, request, status]) => {
          const answer = await exchange(port, request);
          expect.soft([name, answer.status, answer.count], answer.text).toEqual([name, status, 1]);
          expectShape(answer, /^\w+ \S*\/v1\//.test(String(request)));
          expect.soft(answer.text).not.toMatch(/root:|node_modules|FST_ERR| at \w+ \(/);
        }),
      );
    }
    expect(tts.calls).toEqual([]);
  });

  test.each<[string, string, number]>([
    ["a host with a port", get("/health", "Host: 127.0.0.1:80\r\nConnection: close\r\n"), 200],
    ["a whole address of this host", get("http://localhost/health"), 200],
    ["a doubled slash", get("//health"), 200],
    ["a slash behind", get("/health/"), 200],
    ["a body as it is", post(`${J}Content-Encoding: identity\r\n${length}`, BODY), 200],
    [
      "UTF-8 by name",
      post(`${C}Content-Type: application/json; charset=UTF-8\r\n${length}`, BODY),
      200,
    ],
    ["100-continue", post(`${J}Expect: 100-continue\r\n${length}`, BODY), 100],
    [
      "chunks",
      post(J + chunked, `5\r\n${BODY.slice(0, 5)}\r\nc\r\n${BODY.slice(5)}\r\n0\r\n\r\n`),
      200,
    ],
  ])("takes %s", async (_, request, status) => {
    const { port } = await serveFake();
    expect((await exchange(port, request)).status).toBe(status);
  });

  test("a body that is compressed says so before it is read", async () => {
    const { port } = await serveFake();
    const body = gzipSync(BODY);
    const head = `POST /tts HTTP/1.1\r\n${J}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    const answer = await exchange(port, Buffer.concat([Buffer.from(head), body]));
    expect(answer.status).toBe(415);
    expect(answer.json?.detail).toMatch(/without Content-Encoding/);
  });

  test("requests one behind the other are answered in their order", async () => {
    const { port } = await serveFake();
    const many = get("/health", H).repeat(499) + get("/health");
    const { count, text } = await exchange(port, many);
    expect(count).toBe(500);
    expect(text).not.toMatch(/HTTP\/1\.1 [345]/);
  });

  test("a second request hidden in a body is not answered", async () => {
    const { port } = await serveFake();
    const hidden = post(J + length, BODY + get("/health"));
    expect((await exchange(port, hidden)).count).toBe(1);
  });

  test.each<[string, string, number, RegExp]>([
    ["a body", post(`${J}Content-Length: 999999\r\n`, ""), 413, /65536 bytes/],
    ["headers", get("/", `${C}X: ${"x".repeat(20_000)}\r\n`), 431, /8192 bytes/],
    [
      "a text",
      post(`${J}Content-Length: 4108\r\n`, `{"text":"${"x".repeat(4097)}"}`),
      413,
      /4097 .* 4096/,
    ],
    ["a parameter", get(`/v1/models/${"x".repeat(200)}`), 414, /100 characters/],
  ])("the limit on %s is named", async (_, request, status, message) => {
    const { port } = await serveFake();
    const { status: got, text } = await exchange(port, request);
    expect(got).toBe(status);
    expect(text).toMatch(message);
  });

  test("slow requests are cut off, and told after how long", async () => {
    const { port } = await serveFake({ requestTimeout: 300 });
    const starts = [
      "",
      "GET /health HT",
      `GET /health HTTP/1.1\r\nHost: loc`,
      post(`${J}Content-Length: 50\r\n`, "{"),
      post(J + chunked, "5\r\n{"),
    ];
    for (const answer of await Promise.all(starts.map((start) => exchange(port, start)))) {
      expect(answer.status).toBe(408);
      expectShape(answer);
      expect(answer.json?.detail).toMatch(/within 0\.3 s/);
    }
  });
});

describe("methods", () => {
  test.each([
    ["GET", "/tts", "POST", false],
    ["DELETE", "/tts/", "POST", false],
    ["OPTIONS", "/tts?x=1", "POST", false],
    ["POST", "/health", "GET, HEAD", false],
    ["PUT", "/", "GET, HEAD", false],
    ["GET", "/v1/audio/speech", "POST", true],
    ["POST", "/v1//models", "GET, HEAD", true],
    ["PATCH", "/v1/models/tts-1", "GET, HEAD", true],
    ["POST", "/own/7", "DELETE", false],
  ])("%s %s: 405, it takes %s", async (method, path, allow, isOpenAi) => {
    const { port, app } = await serveFakeWithOwnRoute();
    const answer = await exchange(port, `${method} ${path} HTTP/1.1\r\n${C}\r\n`);
    expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
    expectShape(answer, isOpenAi);
    expect((await app.inject({ method: "GET", url: "/nowhere" })).statusCode).toBe(404);
  });

  async function serveFakeWithOwnRoute() {
    return serveFake({}, {}, (app) => app.delete("/own/:id", async () => "gone"));
  }
});

test("pages of an allowed origin can read the headers that matter", async () => {
  const { url } = await serveFake({ corsOrigins: ["https://app.example"] });
  const answer = await fetch(`${url}/nowhere`, { headers: { origin: "https://app.example" } });
  expect(answer.headers.get("access-control-expose-headers")).toMatch(
    /X-Request-Id.*X-Warnings.*Retry-After/,
  );
});

describe("hosts, origins and keys", () => {
  const key = "a-key-of-this-server";
  const cases: [string, string, number][] = [
    // Names that only look like this machine's.
    ...[
      "evil.example",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "evil-localhost",
      "2130706433",
      "0x7f000001",
      "0177.0.0.1",
      "127.1",
      "localhost:80:80",
      "localhost:x",
      "[::1",
      "[evil.example]",
      "xn--lcalhost-9za",
      "localhost%00",
      "localhost,evil.example",
      "*",
    ].map((host): [string, string, number] => [`Host ${host}`, `Host: ${host}\r\n`, 403]),
    ...["LOCALHOST", "a.localhost", "127.0.0.1", "[::1]:8000", "10.0.0.7"].map(
      (host): [string, string, number] => [`Host ${host}`, `Host: ${host}\r\n`, 401],
    ),
    ...[
      "null",
      "https://evil.example",
      "http://localhost.evil.example",
      "http://localhost:1",
      "file://localhost",
      "chrome-extension://localhost",
      "localhost",
      "",
    ].map((origin): [string, string, number] => [
      `Origin ${origin}`,
      `${H}Origin: ${origin}\r\n`,
      403,
    ]),
    ["Origin of its own", `${H}Origin: http://localhost\r\n`, 401],
    ...[
      "",
      "Bearer",
      "Bearer ",
      "Bearer  x",
      `Basic ${key}`,
      `bearer${key}`,
      `Bearer ${key}x`,
      `Bearer x${key}`,
      `Bearer ${key.toUpperCase()}`,
      `Bearer ${key} ${key}`,
      `Bearer ${key},`,
      `Token ${key}`,
      key,
    ].map((value): [string, string, number] => [
      `key ${value}`,
      `${H}Authorization: ${value}\r\n`,
      401,
    ]),
    ["a key in X-Api-Key", `${H}X-Api-Key: ${key}\r\n`, 401],
    ["a key in a cookie", `${H}Cookie: key=${key}\r\n`, 401],
    ["a forwarded address", `${H}X-Forwarded-For: 127.0.0.1\r\n`, 401],
    ["a rewritten path", `${H}X-Original-URL: /health\r\n`, 401],
    ["the key", `${H}Authorization: Bearer ${key}\r\n`, 200],
    ["the key in small letters of the scheme", `${H}authorization: bearer ${key}\r\n`, 200],
  ];

  test(`${cases.length} ways in, and who passes`, async () => {
    const { port } = await serveFake({ apiKeys: [key] });
    await Promise.all(
      cases.map(async ([name, headers, status]) => {
        const answer = await exchange(port, get("/v1/models", `${headers}Connection: close\r\n`));
        expect([name, answer.status], answer.text).toEqual([name, status]);
        expect(answer.text).not.toContain(key);
      }),
    );
  });

  test.each([
    "/V1/models",
    "/v1%2fmodels",
    "/%76%31/models",
    "/v1/./models",
    "/v1/models?key=x",
    "//v1//models",
    "/v1/models/",
  ])("no spelling of a path passes without a key: %s", async (path) => {
    const { port } = await serveFake({ apiKeys: [key] });
    expect([401, 404]).toContain((await exchange(port, get(path))).status);
  });
});

test("a shutdown is told in the shape of all errors", async () => {
  const { app, port, tts, post: send } = await serveFake({}, { delay: 20 });
  // Connections that are open already: new ones find nobody.
  const { connect } = await import("node:net");
  const late = [
    ["/tts", '{"text":"x"}'],
    ["/v1/audio/speech", '{"model":"tts-1","voice":"f1","input":"x"}'],
  ].map(([path, body]) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (part) => (text += part));
    const closed = new Promise<string>((resolve) => socket.on("close", () => resolve(text)));
    const head = `POST ${path} HTTP/1.1\r\n${J}Content-Length: ${body.length}\r\n\r\n`;
    return { closed, socket, head, body };
  });
  const running = send("/tts", { text: "Word. ".repeat(40) });
  await until(() => tts.open() === 1);
  // Their heads are here, and count as requests in progress.
  for (const { socket, head } of late) socket.write(head);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closed = app.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const { socket, body } of late) socket.write(body);
  for (const { closed: ended, head } of late) {
    const text = await ended;
    expect(text).toMatch(/^HTTP\/1\.1 503/);
    expect(text).toMatch(/retry-after: [1-9]/i);
    expect(text).toMatch(/x-request-id: /i);
    expect(text).toContain(
      head.includes("/v1") ? '"code":"shutting_down"' : '"code":"SHUTTING_DOWN"',
    );
  }
  expect((await running).status).toBe(200);
  await closed;
});

test("what clients do wrong is no error in the log, and brings no stack", async () => {
  let log = "";
  const stream = new Writable({
    write(part, _, done) {
      log += part;
      done();
    },
  });
  const { port } = await serveFake({ logger: { level: "info", stream } });
  for (const [, request] of CASES) await exchange(port, request);
  for (const message of ["x".repeat(70_000), Buffer.from([1]), '{"text":', "[1]"]) {
    const { socket, closed } = await openSocket(port);
    socket.send(message);
    await closed;
  }
  const { socket, closed } = await openSocket(port);
  const { _socket: raw } = socket as unknown as { _socket: NodeJS.WritableStream };
  // A message in thousands of parts.
  const empty = Buffer.from([0x00, 0x80, 1, 2, 3, 4]);
  raw.write(Buffer.concat([Buffer.from([0x01, 0x80, 1, 2, 3, 4]), ...Array(200_000).fill(empty)]));
  await closed;
  const lines = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(CASES.length);
  expect(lines.filter(({ level }) => level > 40)).toEqual([]);
  expect(log).not.toMatch(/"stack"|node_modules/);
}, 60_000);
