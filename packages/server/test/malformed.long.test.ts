import { expect, test } from "vitest";
import { expectRefused, sendMalformed } from "./malformed";
import { serveFake } from "./serve-fake";

const COUNT = 20_000;
const BATCH = 100;

test(`${COUNT} malformed requests are refused, and the next good one is served`, async () => {
  const { port, post, tts } = await serveFake({ requestTimeout: 500 });
  // Others than in the short test.
  const first = 1_000_000;
  for (let index = first; index < first + COUNT; index += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, offset) => sendMalformed(port, index + offset));
    for (const outcome of await Promise.all(batch)) expectRefused(outcome);
    expect((await post("/tts", { text: "Good." })).status).toBe(200);
  }
  expect(tts.calls).toHaveLength(COUNT / BATCH);
});
