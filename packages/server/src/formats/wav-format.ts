/**
 * WAV that is sent before its length is known.
 * @module
 */
import { encodePcm, encodeWav, wavHeader } from "@cosyvoice-lite/core";
import type { AudioFormat } from "./audio-format";

/**
 * Bytes of sound that a streamed header claims. Readers take the end of the stream as the end of the sound, provided the size
 * - is not 0, which Python's `wave` and SciPy take literally,
 * - stays below 2³¹, beyond which readers with signed 32-bit sizes refuse the file,
 * - holds whole samples: odd sizes such as FFFFFFFF leave half a sample at the end.
 * `wave.readframes(wave.getnframes())` gives all the samples there are; only `getnframes()` itself is too large.
 */
export const STREAMED_DATA_BYTES = 0x7ffff000;

/** 16-bit mono. A text of one chunk gets the true sizes, a longer one those of {@link STREAMED_DATA_BYTES}. */
export const wavFormat: AudioFormat = {
  name: "wav",
  mime: "audio/wav",
  async *encode(chunks) {
    let first = true;
    for await (const { audio, sampleRate, isFinal } of chunks) {
      if (!first) yield encodePcm(audio);
      else if (isFinal) yield encodeWav(audio, sampleRate);
      else {
        const samples = STREAMED_DATA_BYTES / 2;
        yield Buffer.concat([
          wavHeader({ sampleRate, format: "int16", samples }),
          encodePcm(audio),
        ]);
      }
      first = false;
    }
  },
};
