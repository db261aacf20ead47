import { expect, test } from "vitest";
import { resolveCache, type CacheOptions } from "./cache-options";

test("fills in defaults, and false means no cache", async () => {
  expect(await resolveCache()).toMatchObject({ entries: 1000, bytes: 64 * 2 ** 20 });
  expect(await resolveCache(true)).toEqual(await resolveCache({}));
  expect(await resolveCache({ entries: 5 })).toMatchObject({ entries: 5 });
  expect(await resolveCache(false)).toBeUndefined();
  expect((await resolveCache({ directory: "/tmp/x" }))!.store).toBeDefined();
});

test.each<[unknown, RegExp]>([
  [{ entries: 0 }, /cache.entries must be a whole number/],
  [{ bytes: -1 }, /cache.bytes/],
  [{ directoryBytes: 0.5 }, /cache.directoryBytes/],
  [{ directory: "" }, /cache.directory must be a folder/],
  [{ directory: "/tmp", store: {} }, /not both/],
  [{ size: 5 }, /option size does not exist/],
  [null, /must be an object/],
])("refuses %j", async (options, message) => {
  await expect(resolveCache(options as CacheOptions)).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringMatching(message),
  });
});
