import {
  createContainerRegistry,
  encodeStream,
  encodeWhole,
  fitSampleRate,
  type AudioContainer,
  type EncodedFile,
  type SoundChunk,
} from "@cosyvoice-lite/audio";

/** OpenAI's formats. */
export const FORMAT_NAMES = ["mp3", "opus", "aac", "flac", "wav", "pcm"] as const;

/** What an omitted format falls to: OpenAI's default, or what every player takes. */
const PREFERENCE = ["mp3", "wav"];
/** Samples per second that OpenAI's `pcm` has, which nothing in the file tells. */
const OPENAI_PCM_RATE = 24_000;

/** What the registry is made with. */
interface FormatRegistryOptions {
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
   * The format of that name, or the best installed one by default.
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

/** What an answer is encoded with. */
export interface AudioFormat {
  /** Value of `response_format`, such as `wav`. */
  readonly name: string;
  /** Content type of the answer. */
  readonly mime: string;
  /** Samples per second to speak at. */
  readonly sampleRate: number;
  /** Bytes as the chunks come; together they are one file. */
  encode(chunks: AsyncIterable<SoundChunk>): AsyncIterable<Uint8Array>;
  /** The whole file, with its true length in its head. */
  encodeWhole(chunks: AsyncIterable<SoundChunk>): Promise<EncodedFile>;
}

/** A stream that wants to encode. */
interface Waiting {
  /** Turns that the stream has had. */
  readonly taken: number;
  readonly begin: () => void;
}

/**
 * Lets one stream at a time have a turn, one per round of the event loop, so that requests and chunks are never more than a turn away.
 * Whoever has had least goes first: a client that has just come does not wait for long files.
 */
export class EncodingTurns {
  readonly #waiting: Waiting[] = [];
  #isScheduled = false;

  /** The turns of one stream: each call resolves when the next one has come. */
  stream(): () => Promise<void> {
    let taken = 0;
    return () =>
      new Promise((begin) => {
        this.#waiting.push({ taken, begin });
        taken += 1;
        this.#schedule();
      });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const least = Math.min(...this.#waiting.map(({ taken }) => taken));
      const next = this.#waiting.findIndex(({ taken }) => taken === least);
      this.#waiting.splice(next, 1)[0]?.begin();
      this.#schedule();
    });
  }
}
