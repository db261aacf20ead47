import { expect, test } from "vitest";
import { createServer } from "../src/create-server";
import { createFakeSynthesizer } from "./fake-synthesizer";
import { openSocket, serveFake, until } from "./serve-fake";

test("a shutdown finishes what runs and refuses what comes", async () => {
  const { post, tts, app, port, url } = await serveFake({}, { delay: 20 });
  const text = "Word. ".repeat(10);
  const running = post("/tts", { text });
  const streamed = post("/v1/audio/speech", {
    model: "tts-1",
    voice: "f1",
    input: text,
    response_format: "wav",
  });
  const socket = await openSocket(port);
  socket.send({ id: "a", text });
  await until(() => tts.open() === 3);
  const closed = app.close();
  const late = await post("/tts", { text: "x" }).then(
    ({ status }) => status,
    () => "refused",
  );
  expect([503, "refused"]).toContain(late);
  expect((await running).status).toBe(200);
  expect((await (await streamed).arrayBuffer()).byteLength).toBe(44 + text.length * 480);
  await socket.wait("done", "a");
  expect(await socket.closed).toBe(1001);
  await closed;
  await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed");
  expect(tts.open()).toBe(0);
});

test("patience has an end", async () => {
  const { post, tts, app } = await serveFake({ shutdownTimeout: 50 }, { delay: 20 });
  const running = post("/tts", { text: "Word. ".repeat(500) });
  await until(() => tts.open() === 1);
  await app.close();
  expect((await running).status).toBe(503);
  expect(tts.open()).toBe(0);
});

test("the server can be embedded and closed without having listened", async () => {
  const app = await createServer(createFakeSynthesizer());
  app.get("/own", { config: { open: true } }, async () => ({ own: true }));
  expect((await app.inject({ url: "/own" })).json()).toEqual({ own: true });
  await app.close();
});
