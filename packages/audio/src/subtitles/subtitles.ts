import { SynthesisError } from "@cosyvoice-lite/spec";
import { show } from "@cosyvoice-lite/spec/helpers";
import type { SpokenWord } from "../speech";
import {
  breaksAnywhere,
  cuesOf,
  type TimedText,
  resolveSubtitleOptions,
  type SubtitleOptions,
} from "./cues";

/**
 * Subtitles in the format SubRip (`.srt`), UTF-8 without a byte order mark.
 * @param source - A `Speech`, `{ text, words }` of a stream, or words alone.
 * @throws SynthesisError `INVALID_ARGUMENT` for options out of range, or if the voice provides no word times.
 */
export function toSrt(source: SubtitleSource, options: SubtitleOptions = {}): string {
  const cues = cuesOf(timedText(source), resolveSubtitleOptions(options));
  return cues
    .map(({ start, end, lines }, index) => {
      const times = `${timestamp(start, ",")} --> ${timestamp(end, ",")}`;
      // An arrow would be parsed as another line of times.
      const text = lines.map((line) => line.replaceAll("-->", "→")).join("\n");
      return `${index + 1}\n${times}\n${text}\n`;
    })
    .join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Subtitles in the format WebVTT (`.vtt`), which browsers show in `<track>`.
 * @param source - A `Speech`, `{ text, words }` of a stream, or words alone.
 * @throws SynthesisError `INVALID_ARGUMENT` for options out of range, or if the voice provides no word times.
 */
export function toVtt(source: SubtitleSource, options: SubtitleOptions = {}): string {
  const cues = cuesOf(timedText(source), resolveSubtitleOptions(options));
  const blocks = cues.map(({ start, end, lines }) => {
    const text = lines.map((line) => line.replace(/[&<>]/g, (sign) => ENTITIES[sign])).join("\n");
    return `${timestamp(start, ".")} --> ${timestamp(end, ".")}\n${text}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** A `Speech`, text and words of a stream, or words alone: their text is then joined without punctuation. */
export type SubtitleSource = WordsOfText | readonly SpokenWord[];

/** A text and the times of its words. */
export interface WordsOfText {
  /** What was spoken. Default: the words joined. */
  readonly text?: string;
  /** Its words; required in effect: subtitles need their times. */
  readonly words?: readonly SpokenWord[];
}

/**
 * Text and words of a source.
 * @throws SynthesisError `INVALID_ARGUMENT` if the words are unknown.
 */
function timedText(source: SubtitleSource): TimedText {
  if (typeof source !== "object" || source === null)
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `Subtitles are made from a Speech, from { text, words } or from words; found ${show(source)}.`,
    );
  const { text, words } = isWords(source) ? { text: undefined, words: source } : source;
  if (!words) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      "There are no word times to make subtitles from: this voice does not provide durations. Choose another voice.",
    );
  }
  return text === undefined ? joined(words) : { text, words };
}

function isWords(source: SubtitleSource): source is readonly SpokenWord[] {
  return Array.isArray(source);
}

/** The words joined, with a space between two that were apart in the text. */
function joined(words: readonly SpokenWord[]): TimedText {
  let text = "";
  let before: SpokenWord | undefined;
  const moved = words.map((word) => {
    const isApart = before !== undefined && word.textStart > before.textEnd;
    if (isApart && !(breaksAnywhere(text.at(-1) ?? "") && breaksAnywhere(word.text[0] ?? "")))
      text += " ";
    const textStart = text.length;
    text += word.text;
    before = word;
    return { ...word, textStart, textEnd: text.length };
  });
  return { text, words: moved };
}

/**
 * `hh:mm:ss` and milliseconds.
 * @param seconds - Not negative.
 * @param point - Separator before the milliseconds.
 */
export function timestamp(seconds: number, point: "," | "."): string {
  const whole = Math.round(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  return `${clock.map(two).join(":")}${point}${String(whole % 1000).padStart(3, "0")}`;
}
