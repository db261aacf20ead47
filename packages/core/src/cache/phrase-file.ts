/**
 * A phrase as bytes: `CVLP`, version, SHA-256 of the rest, length of the description, description as JSON, samples.
 * All numbers are little-endian.
 * @module
 */
import type { SpokenWord } from "@cosyvoice-lite/audio";
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import { sha256 } from "../voice/voice-source";

/** Samples, words and warnings of one utterance. Offsets in the text count from its first word. */
export interface CachedPhrase {
  readonly audio: Float32Array;
  /** Absent where the model tells no times. */
  readonly words?: readonly SpokenWord[];
  readonly warnings: readonly SynthesisWarning[];
}

/** It counts the changes of the format and of what samples mean. */
const VERSION = 1;
const MAGIC = 0x504c5643;
/** Bytes before the description: magic, version, hash, length. */
const HEADER = 4 + 4 + 64 + 4;

interface Description extends Omit<CachedPhrase, "audio"> {
  readonly key: string;
  readonly samples: number;
}

/** The phrase as bytes. */
export async function encodePhrase(key: string, phrase: CachedPhrase): Promise<Uint8Array> {
  const { audio, words, warnings } = phrase;
  const description: Description = { key, samples: audio.length, words, warnings };
  const json = new TextEncoder().encode(JSON.stringify(description));
  const bytes = new Uint8Array(HEADER + json.length + audio.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(HEADER - 4, json.length, true);
  bytes.set(json, HEADER);
  let offset = HEADER + json.length;
  for (const sample of audio) {
    view.setFloat32(offset, sample, true);
    offset += 4;
  }
  bytes.set(new TextEncoder().encode(await sha256(bytes.subarray(HEADER - 4))), 8);
  return bytes;
}

/**
 * Reads what {@link encodePhrase} wrote.
 * @throws Error saying what is wrong with the bytes.
 */
export async function decodePhrase(key: string, bytes: Uint8Array): Promise<CachedPhrase> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0, true) !== MAGIC)
    throw new Error("it is no phrase");
  if (view.getUint32(4, true) !== VERSION) throw new Error("it is of another version");
  const hash = new TextDecoder().decode(bytes.subarray(8, HEADER - 4));
  if (hash !== (await sha256(bytes.subarray(HEADER - 4))))
    throw new Error("its bytes have changed");
  const start = HEADER + view.getUint32(HEADER - 4, true);
  const json = new TextDecoder().decode(bytes.subarray(HEADER, start));
  const { key: own, samples, words, warnings } = JSON.parse(json) as Description;
  if (own !== key) throw new Error("it is another phrase");
  if (bytes.length !== start + samples * 4) throw new Error("its length is not right");
  const audio = new Float32Array(samples);
  for (let i = 0; i < samples; i++) audio[i] = view.getFloat32(start + i * 4, true);
  return { audio, ...(words && { words }), warnings };
}

/** Keeps bytes under names of 64 hexadecimal digits. What it does not have, or has lost, is made again. */
export interface PhraseStore {
  /** The bytes, or `undefined` where there are none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes all bytes or nothing. It may drop others to stay within its size. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Forgets the name. */
  remove(name: string): Promise<void>;
}
