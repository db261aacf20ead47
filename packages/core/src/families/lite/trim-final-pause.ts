/**
 * Shortens the silence after the last word.
 * @module
 */
import type { MelFrames, MelSpec } from "@cosyvoice-lite/spec";
import { END, isPause } from "@cosyvoice-lite/tokenizer";

/**
 * Seconds that are kept after the last word: enough for a sound to die away. The voice learned longer pauses at
 * sentence ends than listeners want, and what follows an utterance is the front end's `pauseAfterMs`.
 */
const LONGEST_FINAL_PAUSE = 0.3;

/**
 * Cuts frames off the end, never off a word.
 * @param frames - With durations; without them nothing is known about the end, and nothing is cut.
 * @param symbols - The utterance's symbols, one per duration.
 */
export function trimFinalPause(
  frames: MelFrames,
  symbols: readonly string[],
  { bins, sampleRate, hopLength }: MelSpec,
): MelFrames {
  if (!frames.durations) return frames;
  const durations = frames.durations.slice();
  let last = symbols.length;
  while (last > 0 && (symbols[last - 1] === END || isPause(symbols[last - 1]))) last--;
  const pause = durations.subarray(last).reduce((sum, duration) => sum + duration, 0);
  const limit = Math.round((LONGEST_FINAL_PAUSE * sampleRate) / hopLength);
  const excess = Math.min(pause - limit, frames.frames - 1);
  if (excess <= 0) return frames;

  for (let i = symbols.length - 1, left = excess; left > 0 && i >= last; i--) {
    const cut = Math.min(left, durations[i]);
    durations[i] -= cut;
    left -= cut;
  }
  const kept = frames.frames - excess;
  const mel = new Float32Array(bins * kept);
  for (let bin = 0; bin < bins; bin++) {
    const start = bin * frames.frames;
    mel.set(frames.mel.subarray(start, start + kept), bin * kept);
  }
  return { mel, frames: kept, f0: frames.f0?.slice(0, kept), durations };
}
