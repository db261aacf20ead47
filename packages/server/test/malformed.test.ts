import { expect, test } from "vitest";
import { expectRefused, sendMalformed } from "./malformed";
import { serveFake } from "./serve-fake";

test("400 malformed requests are refused, and the next good one is served", async () => {
  const { port, post, tts } = await serveFake({ requestTimeout: 200, strict: true });
  const good = await (await post("/tts", { text: "Good." })).json();
  for (let index = 0; index < 400; index += 20) {
    const batch = Array.from({ length: 20 }, (_, offset) => sendMalformed(port, index + offset));
    for (const outcome of await Promise.all(batch)) expectRefused(outcome);
    expect(await (await post("/tts", { text: "Good." })).json()).toEqual(good);
  }
  expect(tts.calls.every(({ text }) => text === "Good.")).toBe(true);
});
