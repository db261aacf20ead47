import { SynthesisError } from "@cosyvoice-lite/spec";
import { hostIsNode, checkKeys, show, wholeNumber } from "@cosyvoice-lite/spec/helpers";
import type { PhraseCacheOptions } from "./phrase-cache";
import type { PhraseStore } from "./phrase-file";

/** How many finished phrases are kept, and where. */
export interface CacheOptions {
  /** Most phrases in memory. Default 1000. */
  readonly entries?: number;
  /** Most bytes in memory. Default 64 MiB, which holds about 11 minutes at 24 kHz. */
  readonly bytes?: number;
  /** A folder of Node's file system in which phrases outlive the process; it is made on demand. Default: none. */
  readonly directory?: string;
  /** Most bytes in the folder; the phrases that were not used for longest go first. Default 512 MiB. */
  readonly directoryBytes?: number;
  /** A custom store instead of the folder. */
  readonly store?: PhraseStore;
}

const KEYS: Readonly<Record<keyof CacheOptions, true>> = {
  entries: true,
  bytes: true,
  directory: true,
  directoryBytes: true,
  store: true,
};

const MEBIBYTE = 2 ** 20;

/**
 * Fills in defaults and opens the folder.
 * @param cache - `true` and `undefined` mean the defaults.
 * @returns `undefined` for `false`: nothing is kept.
 * @throws SynthesisError `INVALID_ARGUMENT`.
 */
export async function resolveCache(
  cache: CacheOptions | boolean = true,
): Promise<PhraseCacheOptions | undefined> {
  if (cache === false) return undefined;
  const options = cache === true ? {} : cache;
  checkKeys(options, Object.keys(KEYS));
  const { directory, store } = options;
  const most = Number.MAX_SAFE_INTEGER;
  const entries = wholeNumber("cache.entries", options.entries ?? 1000, 1, 2 ** 24);
  const bytes = wholeNumber("cache.bytes", options.bytes ?? 64 * MEBIBYTE, 1, most);
  const limit = wholeNumber(
    "cache.directoryBytes",
    options.directoryBytes ?? 512 * MEBIBYTE,
    1,
    most,
  );
  if (directory === undefined) return { entries, bytes, store };
  if (typeof directory !== "string" || directory === "")
    throw wrong(`cache.directory must be a folder's path; found ${show(directory)}`);
  if (store) throw wrong("Give cache.directory or cache.store, not both");
  if (!hostIsNode()) throw wrong("cache.directory needs Node; give a cache.store of your own");
  const { createDirectoryStore } = await import("./directory-store");
  return { entries, bytes, store: createDirectoryStore(directory, limit) };
}

function wrong(problem: string): SynthesisError {
  return new SynthesisError("INVALID_ARGUMENT", `${problem}.`);
}
