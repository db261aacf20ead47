import { connect } from "node:net";
import { expect, test } from "vitest";
import { openSocket, serveFake, until } from "./serve-fake";

const TEXT = "Some words here. ".repeat(100).trim();

test("clients that go midway leave nothing behind", async () => {
  const { port, tts, app, post } = await serveFake({}, { delay: 1 });
  const go = async (index: number) => {
    if (index % 3 === 0) {
      const { socket, wait, send } = await openSocket(port);
      send(TEXT);
      await wait("audio");
      return socket.terminate();
    }
    const [path, body] =
      index % 3 === 1
        ? ["/tts", { text: TEXT }]
        : [
            "/v1/audio/speech",
            { model: "tts-1", voice: "f1", input: TEXT, response_format: "pcm" },
          ];
    const json = JSON.stringify(body);
    const before = tts.calls.length;
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${json.length}\r\n\r\n${json}`,
      ),
    );
    socket.on("error", () => undefined);
    await until(() => tts.calls.length > before);
    socket.destroy();
  };
  for (let index = 0; index < 60; index += 12)
    await Promise.all(Array.from({ length: 12 }, (_, offset) => go(index + offset)));
  await until(() => tts.open() === 0);
  const { body } = await app.inject({ url: "/metrics" });
  expect(body).toContain("texts_open 0");
  expect(body).toContain("queue_depth 0");
  await until(() => app.websocketServer.clients.size === 0);
  expect((await post("/tts", { text: "Good." })).status).toBe(200);
});
