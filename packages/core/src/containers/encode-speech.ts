/**
 * Finished speech as a file.
 * @module
 */
import type { Speech } from "../speech";
import { join } from "../audio/join";
import { createResampler } from "../audio/resample";
import type { AudioContainer, EncoderOptions } from "./container";
import { createContainerRegistry } from "./container-registry";
import { encodeSlices, inTurns, type SliceOptions } from "./encode-slices";
import { joinBytes } from "./join-bytes";

/** How to encode. */
export type EncodeOptions = Pick<EncoderOptions, "bitrate" | "sampleFormat" | "signal"> &
  Pick<SliceOptions, "turn">;

/**
 * The speech in a container. Where that cannot hold the sample rate, the speech is resampled to the next higher one that it can.
 * The event loop goes round every few milliseconds, however long the speech is.
 *
 * ```ts
 * await writeFile("hello.opus", await encodeSpeech(speech, "opus"));
 * ```
 * @param speech - What `synthesize()` gave.
 * @param format - `wav`, `pcm`, `flac`, `opus`, `mp3` (needs `@breezystack/lamejs`), or a container such as that of
 *   `createContainerRegistry({ ffmpeg }).get("aac")`.
 * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which options the container takes; `ABORTED`.
 */
export async function encodeSpeech(
  speech: Pick<Speech, "audio" | "sampleRate">,
  format: string | AudioContainer,
  { turn, ...options }: EncodeOptions = {},
): Promise<Uint8Array> {
  const container = isContainer(format) ? format : createContainerRegistry().get(format);
  const sampleRate = fitSampleRate(container, speech.sampleRate);
  const slices = { signal: options.signal, turn };
  const audio = await resampled(speech, sampleRate, slices);
  const encoder = await container.createEncoder({ ...options, sampleRate, samples: audio.length });
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of encodeSlices(encoder, audio, slices)) pieces.push(piece);
    return joinBytes([...pieces, await encoder.finish()]);
  } finally {
    encoder.dispose();
  }
}

/** The same samples as those of `Speech.resample()`, a slice at a time. */
async function resampled(
  { audio, sampleRate: from }: Pick<Speech, "audio" | "sampleRate">,
  to: number,
  options: SliceOptions,
): Promise<Float32Array> {
  if (to === from) return audio;
  const resampler = createResampler(from, to)();
  const pieces: Float32Array[] = [];
  for await (const slice of inTurns(audio, options)) pieces.push(resampler.push(slice, false));
  pieces.push(resampler.push(new Float32Array(0), true));
  return join(pieces);
}

/**
 * The sample rate that speech must have for a container: its own where that will do, else the next higher one, else the highest.
 * Give it to `stream()` as `sampleRate` before {@link encodeStream}.
 * @param container - Such as `createContainerRegistry().get("opus")`.
 * @param sampleRate - Samples per second of the voice.
 * @returns Samples per second.
 */
export function fitSampleRate(container: AudioContainer, sampleRate: number): number {
  const { sampleRates } = container;
  if (!sampleRates || sampleRates.includes(sampleRate)) return sampleRate;
  return sampleRates.find((rate) => rate > sampleRate) ?? sampleRates[sampleRates.length - 1];
}

/** What is neither a container nor the name of one is refused by the registry, which names those there are. */
function isContainer(format: string | AudioContainer): format is AudioContainer {
  return typeof (format as Partial<AudioContainer> | undefined)?.createEncoder === "function";
}
