import { parseVoiceManifest, SynthesisError, type VoiceManifest } from "@cosyvoice-lite/spec";
import { concat } from "@cosyvoice-lite/spec/helpers";
import { sha256, type ReadFileOptions, type VoiceSource } from "./voice-source";
import { OriginError } from "./download/voice-origin";
import { openHttp, type Fetch } from "./open-http";

/** What a fetched voice is made of. */
export interface FetchSourceOptions {
  /** Shown in messages; also the name under which the files are kept. */
  readonly location: string;
  /** Address of a file of the voice; `undefined` where there is none. */
  readonly at: (path: string) => URL | undefined;
  /** Default: over the platform's `fetch`. */
  readonly fetch?: FetchBytes;
  /** Where files are kept between visits. Default: the browser's Cache Storage; `false` keeps nothing. */
  readonly kept?: KeptFiles | false;
}

const MANIFEST = "voice.json";

/**
 * A voice that is fetched once and kept: `voice.json` is asked for at every visit (without a network the kept one is taken), the
 * files only where none with the right hash is kept. Files of an older version go when the new ones are there.
 */
export function createFetchSource(options: FetchSourceOptions): VoiceSource {
  const { location, at, fetch = fetchBytes } = options;
  const kept = options.kept === false ? undefined : (options.kept ?? cacheStorageFiles(location));
  let manifest: VoiceManifest | undefined;

  const readManifest = async ({ signal }: ReadFileOptions): Promise<Uint8Array | undefined> => {
    const url = at(MANIFEST);
    if (!url) return undefined;
    const content = await fetch(url, { signal }).catch(async (error: unknown) => {
      const old = signal?.aborted ? undefined : await kept?.get(MANIFEST);
      if (!old) throw error;
      return old;
    });
    // The reader reports invalid content.
    manifest = content && parsed(content);
    if (content && manifest) {
      await kept?.put(MANIFEST, content);
      await kept?.retain([MANIFEST, ...manifest.files.map((file) => file.sha256)]);
    }
    return content;
  };

  const readFile = async (path: string, read: ReadFileOptions): Promise<Uint8Array | undefined> => {
    const url = at(path);
    const expected = manifest?.files.find((file) => file.path === path)?.sha256;
    const old = expected && (await kept?.get(expected));
    if (old && (await sha256(old)) === expected) return old;
    if (!url) return undefined;
    const content = await fetch(url, read);
    if (content && expected && (await sha256(content)) === expected)
      await kept?.put(expected, content);
    return content;
  };

  return {
    location,
    read: (path, read = {}) =>
      (path === MANIFEST ? readManifest(read) : readFile(path, read)).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error instanceof SynthesisError ? error : failure(path, location, error);
      }),
  };
}

function parsed(content: Uint8Array): VoiceManifest | undefined {
  try {
    return parseVoiceManifest(JSON.parse(new TextDecoder().decode(content)));
  } catch {
    return undefined;
  }
}

function failure(path: string, location: string, cause: unknown): SynthesisError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SynthesisError(
    "DOWNLOAD_FAILED",
    `The file ${path} of ${location} cannot be fetched: ${reason}. Check the network and that the file is served.`,
    { cause },
  );
}

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

/**
 * Keeps the files of one voice. A convenience: none of its functions reject, since a full or forbidden storage must not
 * silence a voice that was fetched.
 */
export interface KeptFiles {
  /** The content kept under a name, `undefined` where there is none. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Keeps a file; one that cannot be kept is fetched again next time. */
  put(name: string, content: Uint8Array): Promise<void | undefined>;
  /** Lets all others go. */
  retain(names: readonly string[]): Promise<void | undefined>;
}

/** Gets the content of an address; rejects where there is nothing. */
export type FetchBytes = (url: URL, options: ReadFileOptions) => Promise<Uint8Array | undefined>;

/** Whether an error says that a server has no such file. */
export const isMissing = (error: unknown): boolean =>
  error instanceof OriginError && error.problem === "missing";

/**
 * Fetches a file and tells how much has come.
 * @param fetch - Default: the platform's.
 * @throws SynthesisError `ABORTED`, `DOWNLOAD_FAILED` with the status.
 */
export async function fetchBytes(
  url: URL,
  { signal, onReceived }: ReadFileOptions,
  fetch?: Fetch,
): Promise<Uint8Array> {
  try {
    const { body } = await openHttp(url, { fetch, start: 0, signal });
    const pieces: Uint8Array[] = [];
    let received = 0;
    for await (const piece of body) {
      pieces.push(piece);
      received += piece.length;
      onReceived?.(received);
    }
    return concat(Uint8Array, pieces);
  } catch (error) {
    if (signal?.aborted)
      throw new SynthesisError("ABORTED", "Loading the voice was aborted.", {
        cause: signal.reason,
      });
    if (!(error instanceof OriginError) || error.answer === undefined || isMissing(error))
      throw error;
    throw new SynthesisError(
      "DOWNLOAD_FAILED",
      `${url} ${error.answer}. Check that the voice's files are served there and may be read by this page.`,
      { cause: error },
    );
  }
}
