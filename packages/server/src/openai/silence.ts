import type { SoundChunk } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "@cosyvoice-lite/core";
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { Note } from "./notes";

/** A chunk with what the answers of this endpoint tell about it. */
export interface HeardChunk extends SoundChunk {
  /** Whether nothing comes behind it. */
  readonly isFinal: boolean;
  /** Seconds from the beginning of the speech. */
  readonly end: number;

  readonly warnings: readonly Note[];
}

/** Seconds. */
const SILENCE = 0.2;

/**
 * Passes chunks on; where a text has nothing to speak, a short silence comes in their place. Clients cut texts into sentences, and one such as
 * `"..."` must not stop the playback of the others.
 */
export async function* orSilence(
  chunks: AsyncIterable<SpeechChunk>,
  sampleRate: number,
): AsyncGenerator<HeardChunk, void> {
  let isHeard = false;
  try {
    for await (const chunk of chunks) {
      isHeard = true;
      yield chunk;
    }
  } catch (error) {
    if (!SynthesisError.is(error) || error.code !== "EMPTY_TEXT") throw error;
  }
  if (isHeard) return;
  yield {
    audio: new Float32Array(Math.round(SILENCE * sampleRate)),
    sampleRate,
    isFinal: true,
    end: SILENCE,
    warnings: [{ code: "EMPTY_TEXT", message: "The text holds nothing to speak: silence." }],
  };
}
