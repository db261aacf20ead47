/**
 * The caller's options as the text's own markup changes them.
 * @module
 */
import type { Utterance } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "../options";

/** The options for one utterance. What options and markup make together stays in the ranges of the options. */
export function utteranceOptions<T extends Pick<ResolvedOptions, "speed" | "pitch" | "gain">>(
  options: T,
  { prosody }: Pick<Utterance, "prosody">,
): T {
  if (!prosody) return options;
  return {
    ...options,
    speed: within(options.speed * prosody.speed, 0.25, 4),
    pitch: within(options.pitch * prosody.pitch, 0.5, 2),
    gain: within(options.gain * prosody.gain, 0, 8),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
