/** Clients of all kinds at the same time: nobody hears what another asked for. */
import { expect, test } from "vitest";
import { mixedClients } from "./mixed-clients";
import { serveFake, until } from "./serve-fake";

test.each([0, 4_000_000])("forty mixed clients and a cache of %i bytes", async (cacheBytes) => {
  const { port, tts } = await serveFake({ cacheBytes, maxQueue: 200, concurrency: 3 });
  const texts = Array.from({ length: 12 }, (_, i) => `Text ${i}. ${"More of it. ".repeat(i)}End`);
  const { outcomes, heard } = await mixedClients({
    port,
    clients: 40,
    goOn: (asked) => asked < 600,
    texts,
    speakers: ["f1", "m1"],
  });
  const names = [...outcomes.keys()].sort();
  expect(names).toEqual(["200", "400", "left", "socket"]);
  expect(heard.size).toBeGreaterThan(50);
  for (const [asked, sounds] of heard) expect([asked, sounds.size]).toEqual([asked, 1]);
  await until(() => tts.open() === 0);
});
