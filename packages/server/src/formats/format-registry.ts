/**
 * The formats that this server can send.
 * @module
 */
import {
  createContainerRegistry,
  encodeStream,
  encodeWhole,
  fitSampleRate,
  type AudioContainer,
} from "@cosyvoice-lite/audio";
import type { AudioFormat } from "./audio-format";
import { EncodingTurns } from "./encoding-turns";

/** OpenAI's formats. */
export const FORMAT_NAMES = ["mp3", "opus", "aac", "flac", "wav", "pcm"] as const;

/** What an omitted format falls to: OpenAI's default, or what every player takes. */
const PREFERENCE = ["mp3", "wav"];
/** Samples per second that OpenAI's `pcm` has, which nothing in the file tells. */
const OPENAI_PCM_RATE = 24_000;

/** What the registry is made with. */
export interface FormatRegistryOptions {
  /** The voice's samples per second. */
  readonly sampleRate: number;
  /** Path or name of an ffmpeg, for AAC. */
  readonly ffmpeg?: string;
  /** Containers besides core's. */
  readonly containers?: readonly AudioContainer[];
  /** Hands out the time for encoding. Default: turns of its own. */
  readonly turns?: EncodingTurns;
}

/** Finds formats by name. */
export interface FormatRegistry {
  /**
   * The format of that name, or the best one that is installed where none is named.
   * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which names there are.
   */
  find(name?: string): Promise<AudioFormat>;
}

/** Formats over core's containers. */
export function createFormatRegistry(options: FormatRegistryOptions): FormatRegistry {
  const { ffmpeg, containers, turns = new EncodingTurns() } = options;
  const registry = createContainerRegistry({ ffmpeg, containers });
  return {
    async find(name) {
      const container =
        name === undefined ? await registry.firstAvailable(PREFERENCE) : registry.get(name);
      const sampleRate =
        container.name === "pcm" ? OPENAI_PCM_RATE : fitSampleRate(container, options.sampleRate);
      // What is not installed says so here, while there is still a status to send.
      if (!(await container.isAvailable()))
        (await container.createEncoder({ sampleRate })).dispose();
      return {
        name: container.name,
        mime: container.mimeType,
        sampleRate,
        encode: (chunks) => encodeStream(chunks, container, { turn: turns.stream() }),
        encodeWhole: (chunks) => encodeWhole(chunks, container, { turn: turns.stream() }),
      };
    },
  };
}
