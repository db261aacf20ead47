import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { toSrt, toVtt, type SpokenWord } from "@cosyvoice-lite/audio";
import { usageError } from "../exit-codes";

const FORMATS: Readonly<Record<string, typeof toSrt>> = { ".srt": toSrt, ".vtt": toVtt };

/** Writes the subtitles of one text. */
export type WriteSubtitles = (
  text: string,
  words: readonly SpokenWord[] | undefined,
) => Promise<void>;

/**
 * Chooses the format by the name's ending.
 * @throws SynthesisError `INVALID_ARGUMENT` for another ending; the writer does where the voice tells no word times.
 */
export function createSubtitleFile(file: string): WriteSubtitles {
  const ending = extname(file).toLowerCase();
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (!format) {
    throw usageError(
      `Subtitles are written as ${Object.keys(FORMATS).join(" or ")}; found ${file}. Name the file so.`,
    );
  }
  return (text, words) => writeFile(file, format({ text, words }));
}
