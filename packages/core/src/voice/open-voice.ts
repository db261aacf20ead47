import {
  SynthesisError,
  throwIfAborted,
  parseVoiceManifest,
  type OnProgress,
  type ReadOptions,
  type Voice,
} from "@cosyvoice-lite/spec";
import { BUNDLED_VOICES } from "./resolve-voice-source";
import { sha256, LARGEST_MANIFEST, type VoiceSource } from "./voice-source";

/** A file as it was found. */
interface FoundFile<T> {
  readonly content: T;
  readonly bytes: number;
  hash(): Promise<string>;
}

/**
 * Reads `voice.json`.
 * @throws SynthesisError `VOICE_NOT_FOUND` where there is none, `VOICE_INVALID` where it is not right.
 */
export async function openVoice(source: VoiceSource, { signal }: ReadOptions = {}): Promise<Voice> {
  const { location } = source;
  const content = await source.read("voice.json", { signal, limit: LARGEST_MANIFEST });
  if (!content) {
    throw new SynthesisError(
      "VOICE_NOT_FOUND",
      `There is no voice at ${location}: voice.json is missing. Give the id of a bundled voice ` +
        `(${Object.keys(BUNDLED_VOICES).join(", ")}) or the folder of an exported one.`,
    );
  }
  const manifest = parseVoiceManifest(parseJson(content, "voice.json", location));

  /** Gets a listed file and compares it. */
  const checked = async <T>(
    file: string,
    { signal, onProgress }: ReadOptions,
    get: () => Promise<FoundFile<T> | undefined>,
  ): Promise<T> => {
    throwIfAborted(signal, "loading of the voice");
    const expected = manifest.files.find(({ path }) => path === file);
    if (!expected) throw broken(file, "is not listed in voice.json");
    onProgress?.({ type: "loading", file, bytes: expected.bytes });
    const found = await get();
    const wanted = `expected ${expected.bytes} bytes with SHA-256 ${expected.sha256}`;
    if (!found) throw broken(file, `is missing (${wanted})`);
    if (found.bytes !== expected.bytes) throw broken(file, `has ${found.bytes} bytes (${wanted})`);
    const hash = await found.hash();
    if (hash !== expected.sha256) throw broken(file, `has SHA-256 ${hash} (${wanted})`);
    onProgress?.({ type: "loaded", file, bytes: expected.bytes });
    return found.content;
  };
  const read: Voice["read"] = (file, options = {}) =>
    checked(file, options, async () => {
      const content = await source.read(file, {
        signal: options.signal,
        limit: sizeOf(file),
        onReceived: (received) => tellReceived(file, received, options.onProgress),
      });
      return content && { content, bytes: content.length, hash: () => sha256(content) };
    });
  const model: Voice["model"] = async (file, backend, options = {}) => {
    if (!backend.takesPaths || !source.locate) return read(file, options);
    return checked(file, options, async () => {
      const found = await source.locate?.(file, { signal: options.signal, limit: sizeOf(file) });
      return found && { content: found.path, bytes: found.bytes, hash: async () => found.sha256 };
    });
  };
  const sizeOf = (file: string) => manifest.files.find(({ path }) => path === file)?.bytes;
  const tellReceived = (file: string, received: number, onProgress?: OnProgress): void => {
    onProgress?.({ type: "receiving", file, received, bytes: sizeOf(file) ?? received });
  };
  const broken = (file: string, problem: string) =>
    new SynthesisError(
      "VOICE_INVALID",
      `The file ${file} of the voice at ${location} ${problem}. Fetch or export the voice again.`,
    );

  return {
    manifest,
    location,
    read,
    model,
    readJson: async (file, options) => parseJson(await read(file, options), file, location),
  };
}

function parseJson(content: Uint8Array, file: string, location: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch (cause) {
    throw new SynthesisError(
      "VOICE_INVALID",
      `The file ${file} of the voice at ${location} is not valid JSON. Fetch or export the voice again.`,
      { cause },
    );
  }
}
