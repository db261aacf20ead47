/**
 * Finished speech as a file.
 * @module
 */
import type { Speech } from "../speech";
import type { AudioContainer, EncoderOptions } from "./container";
import { createContainerRegistry } from "./container-registry";
import { joinBytes } from "./join-bytes";

/** How to encode. */
export type EncodeOptions = Pick<EncoderOptions, "bitrate" | "sampleFormat" | "signal">;

/**
 * The speech in a container. Where that cannot hold the sample rate, the speech is resampled to the next higher one that it can.
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
  speech: Pick<Speech, "audio" | "sampleRate" | "resample">,
  format: string | AudioContainer,
  options: EncodeOptions = {},
): Promise<Uint8Array> {
  const container = isContainer(format) ? format : createContainerRegistry().get(format);
  const sampleRate = fitSampleRate(container, speech.sampleRate);
  const { audio } = sampleRate === speech.sampleRate ? speech : speech.resample(sampleRate);
  const encoder = await container.createEncoder({ ...options, sampleRate, samples: audio.length });
  try {
    return joinBytes([await encoder.encode(audio), await encoder.finish()]);
  } finally {
    encoder.dispose();
  }
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
