/**
 * How subtitles are cut.
 * @module
 */
import { checkKeys, inRange, wholeNumber } from "@cosyvoice-lite/spec/helpers";

/** Everything has a default. */
export interface SubtitleOptions {
  /**
   * Longest line in columns, 8–200; a character of the Chinese, Japanese and Korean scripts takes two. Default 42, which
   * broadcasters allow for Latin scripts; so it is 21 characters.
   */
  readonly maxLineLength?: number;
  /** Lines of one cue, 1–4. Default 2. */
  readonly maxLines?: number;
  /** Longest cue in seconds, 1–60, where it has more than one word. Default 7. */
  readonly maxDuration?: number;
  /** A cue stays at least so many seconds, 0–10, where the next one leaves room. Default 0.8. */
  readonly minDuration?: number;
}

/** The options with every default filled in. */
export type SubtitleSettings = Required<SubtitleOptions>;

/**
 * Checks the options.
 * @throws SynthesisError `INVALID_ARGUMENT` naming the option and the values it takes.
 */
export function resolveSubtitleOptions(options: SubtitleOptions): SubtitleSettings {
  checkKeys(options, ["maxLineLength", "maxLines", "maxDuration", "minDuration"]);
  return {
    maxLineLength: inRange("maxLineLength", options.maxLineLength ?? 42, 8, 200),
    maxLines: wholeNumber("maxLines", options.maxLines ?? 2, 1, 4),
    maxDuration: inRange("maxDuration", options.maxDuration ?? 7, 1, 60),
    minDuration: inRange("minDuration", options.minDuration ?? 0.8, 0, 10),
  };
}
