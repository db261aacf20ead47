/**
 * Files in the browser's Cache Storage.
 * @module
 */
import type { KeptFiles } from "./kept-files";

/** The part of `CacheStorage` that is used. */
export type Caches = Pick<CacheStorage, "open">;

/** Entries need an address; nothing is ever fetched from this one (`.invalid` is reserved for that). */
const ADDRESS = "https://voice.cosyvoice-lite.invalid/";

/**
 * The files of one voice in a cache of their own, `cosyvoice-lite LOCATION`. Where the page has no Cache Storage, or it is
 * full or forbidden (private windows), nothing is kept.
 * @param location - Address of the voice; two voices do not share files.
 * @param caches - Default: the platform's.
 */
export function cacheStorageFiles(
  location: string,
  caches: Caches | undefined = globalThis.caches,
): KeptFiles {
  let opened: Promise<Cache | undefined> | undefined;
  const open = (): Promise<Cache | undefined> =>
    (opened ??= Promise.resolve(caches?.open(`cosyvoice-lite ${location}`)));
  const addressOf = (name: string): string => new URL(encodeURIComponent(name), ADDRESS).href;
  return {
    get: (name) =>
      orNothing(async () => {
        const found = await (await open())?.match(addressOf(name));
        return found && new Uint8Array(await found.arrayBuffer());
      }),
    put: (name, content) =>
      orNothing(async () => {
        const body = new Response(content as Uint8Array<ArrayBuffer>);
        await (await open())?.put(addressOf(name), body);
      }),
    retain: (names) =>
      orNothing(async () => {
        const cache = await open();
        const wanted = new Set(names.map(addressOf));
        for (const { url } of (await cache?.keys()) ?? [])
          if (!wanted.has(url)) await cache?.delete(url);
      }),
  };
}

async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
