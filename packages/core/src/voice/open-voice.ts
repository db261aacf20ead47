/**
 * A voice whose every byte is checked before it is used.
 * @module
 */
import {
  SynthesisError,
  throwIfAborted,
  parseVoiceManifest,
  type VoiceManifest,
} from "@cosyvoice-lite/spec";
import type { OnProgress } from "../progress";
import { BUNDLED_VOICES } from "./bundled-voices";
import { sha256 } from "./sha256";
import type { VoiceSource } from "./voice-source";

/** A manifest with a reader for the files that it lists. */
export interface Voice {
  readonly manifest: VoiceManifest;
  /** Where it was found. */
  readonly location: string;
  /** Reads a listed file and compares length and SHA-256. Rejects with `VOICE_INVALID` naming the file and the hash. */
  read(file: string, options?: ReadOptions): Promise<Uint8Array>;
  /** Reads a listed JSON file. */
  readJson(file: string, options?: ReadOptions): Promise<unknown>;
}

/** How to read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/**
 * Reads `voice.json`.
 * @throws SynthesisError `VOICE_NOT_FOUND` where there is none, `VOICE_INVALID` where it is not right.
 */
export async function openVoice(source: VoiceSource, { signal }: ReadOptions = {}): Promise<Voice> {
  const { location } = source;
  const content = await source.read("voice.json", { signal });
  if (!content) {
    throw new SynthesisError(
      "VOICE_NOT_FOUND",
      `There is no voice at ${location}: voice.json is missing. Give the id of a bundled voice ` +
        `(${Object.keys(BUNDLED_VOICES).join(", ")}) or the folder of an exported one.`,
    );
  }
  const manifest = parseVoiceManifest(parseJson(content, "voice.json", location));

  const read: Voice["read"] = async (file, { signal, onProgress } = {}) => {
    throwIfAborted(signal);
    const expected = manifest.files.find(({ path }) => path === file);
    if (!expected) throw broken(file, "is not listed in voice.json");
    onProgress?.({ type: "loading", file, bytes: expected.bytes });
    const bytes = await source.read(file, { signal });
    const wanted = `expected ${expected.bytes} bytes with SHA-256 ${expected.sha256}`;
    if (!bytes) throw broken(file, `is missing (${wanted})`);
    if (bytes.length !== expected.bytes)
      throw broken(file, `has ${bytes.length} bytes (${wanted})`);
    const hash = await sha256(bytes);
    if (hash !== expected.sha256) throw broken(file, `has SHA-256 ${hash} (${wanted})`);
    onProgress?.({ type: "loaded", file, bytes: expected.bytes });
    return bytes;
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
