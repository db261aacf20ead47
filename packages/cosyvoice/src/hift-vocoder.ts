/**
 * HiFT as a vocoder of the library.
 * @module
 */
import { SynthesisError, type MelSpec, type Vocoder } from "@cosyvoice-lite/spec";
import type { ContinuableHift } from "./hift/open-hift";

/** HiFT with the interface of a vocoder, and its own for streams. */
export interface HiftVocoder extends Vocoder {
  readonly hift: ContinuableHift;
}

/** Wraps HiFT; disposing of the vocoder disposes of it. */
export function createHiftVocoder(hift: ContinuableHift, mel: MelSpec): HiftVocoder {
  return {
    hift,
    specVersion: 1,
    name: "hift",
    mel,
    async decode(frames, { seed = 0, signal } = {}) {
      const { samples } = await hift.decode({
        mel: checkedMel(frames.mel, frames.frames, mel.bins),
        frames: frames.frames,
        seed,
        signal,
      });
      return samples;
    },
    dispose: () => hift.dispose(),
  };
}

function checkedMel(values: Float32Array, frames: number, bins: number): Float32Array {
  let isFinite = true;
  for (let n = 0; n < values.length; n++) if (values[n] - values[n] !== 0) isFinite = false;
  if (isFinite && frames > 0 && values.length === bins * frames) return values;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The vocoder hift takes ${bins} finite values per frame, at least one frame; found ${values.length} values for ${frames} frames.`,
  );
}
