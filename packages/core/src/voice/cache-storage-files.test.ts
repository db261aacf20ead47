import { describe, expect, test } from "vitest";
import { cacheStorageFiles, type Caches } from "./fetch-source";

/** Caches in memory, by name. */
function memoryCaches() {
  const entries = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const cache = entries.get(name) ?? new Map<string, Response>();
    entries.set(name, cache);
    return {
      match: async (url: string) => cache.get(url)?.clone(),
      put: async (url: string, response: Response) => void cache.set(url, response),
      keys: async () => [...cache.keys()].map((url) => ({ url })),
      delete: async (url: string) => cache.delete(url),
    };
  };
  return { entries, caches: { open } as unknown as Caches };
}

describe("cacheStorageFiles", () => {
  const bytes = Uint8Array.of(1, 2, 3);

  test("keeps the files of each voice apart, and lets those go that are not named", async () => {
    const { entries, caches } = memoryCaches();
    const kept = cacheStorageFiles("https://example.org/voice", caches);
    await kept.put("voice.json", bytes);
    await kept.put("old hash", bytes);
    await kept.retain(["voice.json"]);
    expect(await kept.get("voice.json")).toEqual(bytes);
    expect(await kept.get("old hash")).toBeUndefined();
    expect(
      await cacheStorageFiles("https://example.org/b", caches).get("voice.json"),
    ).toBeUndefined();
    expect([...entries.keys()]).toEqual([
      "cosyvoice-lite https://example.org/voice",
      "cosyvoice-lite https://example.org/b",
    ]);
  });

  test.each([
    ["is not there", undefined],
    ["is forbidden", { open: () => Promise.reject(new Error("SecurityError")) }],
    [
      "throws at once",
      {
        open: () => {
          throw new Error("SecurityError");
        },
      },
    ],
  ])("keeps nothing where the storage %s", async (_, caches) => {
    const kept = cacheStorageFiles("voice", caches as Caches | undefined);
    await kept.put("voice.json", bytes);
    await kept.retain([]);
    expect(await kept.get("voice.json")).toBeUndefined();
  });
});
