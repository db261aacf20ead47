/**
 * SubRip subtitles.
 * @module
 */
import { cuesOf } from "./cues";
import { resolveSubtitleOptions, type SubtitleOptions } from "./subtitle-options";
import { timedText, type SubtitleSource } from "./timed-text";
import { timestamp } from "./timestamp";

/**
 * Subtitles in the format SubRip (`.srt`), UTF-8 without a byte order mark.
 * @param source - A `Speech`, `{ text, words }` of a stream, or words alone.
 * @throws SynthesisError `INVALID_ARGUMENT` for options out of range, or where the voice tells no word times.
 */
export function toSrt(source: SubtitleSource, options: SubtitleOptions = {}): string {
  const cues = cuesOf(timedText(source), resolveSubtitleOptions(options));
  return cues
    .map(({ start, end, lines }, index) => {
      const times = `${timestamp(start, ",")} --> ${timestamp(end, ",")}`;
      // An arrow would be taken for another line of times.
      const text = lines.map((line) => line.replaceAll("-->", "→")).join("\n");
      return `${index + 1}\n${times}\n${text}\n`;
    })
    .join("\n");
}
