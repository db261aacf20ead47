/**
 * Voices fetched from URLs, in browsers.
 * @module
 */
import { parseVoiceManifest, SynthesisError, type VoiceManifest } from "@cosyvoice-lite/spec";
import { cacheStorageFiles } from "./cache-storage-files";
import { fetchBytes, isMissing, type FetchBytes } from "./fetch-bytes";
import type { KeptFiles } from "./kept-files";
import { sha256 } from "./sha256";
import type { ReadFileOptions, VoiceSource } from "./voice-source";

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
