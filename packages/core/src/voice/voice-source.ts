import {
  type Language,
  type VoiceManifest,
  type VoiceSpeaker,
  SynthesisError,
} from "@cosyvoice-lite/spec";

/** Most bytes of a `voice.json`; one of a voice with a hundred files has 20,000. */
export const LARGEST_MANIFEST = 4_000_000;

/** A file that models can be loaded from without reading it into memory first. */
export interface LocatedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the content, 64 lower-case hex digits. */
  readonly sha256: string;
}

/** How a file is read. */
export interface ReadFileOptions {
  readonly signal?: AbortSignal;
  /** Most bytes that the file may have: a source that knows the size refuses a larger one before it reads. */
  readonly limit?: number;
  /** Told how many bytes of the file have come; for sources that take their time. */
  readonly onReceived?: (bytes: number) => void;
}

/** Reads files of one voice: from a folder, from memory, over the network. */
export interface VoiceSource {
  /** Shown in messages: a path or an address. */
  readonly location: string;
  /**
   * The whole content of a file.
   * @param path - Path inside the voice's folder, as `voice.json` has it.
   * @returns The bytes, or `undefined` where there is no such file.
   */
  read(path: string, options?: ReadFileOptions): Promise<Uint8Array | undefined>;
  /**
   * Where a file lies on disk, with the hash of its content as it is now; for sources whose files do.
   * @returns `undefined` where there is no such file.
   */
  locate?(
    path: string,
    options?: Pick<ReadFileOptions, "signal" | "limit">,
  ): Promise<LocatedFile | undefined>;
}

/** A speaker in short. */
export type SpeakerInfo = Pick<VoiceSpeaker, "id" | "name" | "gender">;

/** A voice in short. */
export interface VoiceInfo {
  /** Name for programs, such as `lite`. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** SPDX identifier of the weights' licence. */
  readonly licence: string;
  /** Languages that it speaks. */
  readonly languages: readonly Language[];
  /** In the order of their indices. */
  readonly speakers: readonly SpeakerInfo[];
  /** Samples per second before any resampling. */
  readonly sampleRate: number;
  /** Names that the `vocoder` option takes besides `auto`. */
  readonly vocoders: readonly string[];
  /** What `auto` means. */
  readonly defaultVocoder: string;
}

/** The part of a manifest that concerns callers. */
export function voiceInfo(manifest: VoiceManifest): VoiceInfo {
  const { id, name, licence, languages, sampleRate, defaultVocoder } = manifest;
  const vocoders = manifest.vocoders.map((vocoder) => vocoder.name);
  const speakers = manifest.speakers.map((speaker): SpeakerInfo => {
    const { gainDb: _, ...info } = speaker;
    return info;
  });
  return { id, name, licence, languages, speakers, sampleRate, vocoders, defaultVocoder };
}

/** The SHA-256 of the bytes as 64 lower-case hex digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    // Browsers offer it to secure pages only.
    throw new SynthesisError(
      "VOICE_INVALID",
      "The voice cannot be checked: this page has no Web Crypto. Serve it over https, or from localhost.",
    );
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
