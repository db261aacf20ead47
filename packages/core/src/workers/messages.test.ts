import { MessageChannel } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { portEnd } from "./messages";

afterEach(() => vi.unstubAllGlobals());

test("messages go both ways until the end is closed", async () => {
  const { port1, port2 } = new MessageChannel();
  const [here, there] = [portEnd<string, string>(port1), portEnd<string, string>(port2)];
  there.receive((message) => there.send(`${message}?`));
  const answer = await new Promise((resolve) => {
    here.receive(resolve);
    here.send("well");
  });
  expect(answer).toBe("well?");
  const closed = new Promise((resolve) => port2.once("close", () => resolve("closed")));
  here.close();
  expect(await closed).toBe("closed");
});

test("a thread whose port cannot be closed is ended", () => {
  const end = vi.fn<() => void>();
  vi.stubGlobal("close", end);
  portEnd({ postMessage: () => undefined, on: vi.fn<() => never>() }).close();
  expect(end).toHaveBeenCalledOnce();
});
