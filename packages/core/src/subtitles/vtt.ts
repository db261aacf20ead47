/**
 * WebVTT subtitles.
 * @module
 */
import { cuesOf } from "./cues";
import { resolveSubtitleOptions, type SubtitleOptions } from "./subtitle-options";
import { timedText, type SubtitleSource } from "./timed-text";
import { timestamp } from "./timestamp";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Subtitles in the format WebVTT (`.vtt`), which browsers show in `<track>`.
 * @param source - A `Speech`, `{ text, words }` of a stream, or words alone.
 * @throws SynthesisError `INVALID_ARGUMENT` for options out of range, or where the voice tells no word times.
 */
export function toVtt(source: SubtitleSource, options: SubtitleOptions = {}): string {
  const cues = cuesOf(timedText(source), resolveSubtitleOptions(options));
  const blocks = cues.map(({ start, end, lines }) => {
    const text = lines.map((line) => line.replace(/[&<>]/g, (sign) => ENTITIES[sign])).join("\n");
    return `${timestamp(start, ".")} --> ${timestamp(end, ".")}\n${text}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}
