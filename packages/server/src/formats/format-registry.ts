/**
 * The formats that this server can send.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import type { AudioFormat } from "./audio-format";
import { pcmFormat } from "./pcm-format";
import { wavFormat } from "./wav-format";

/** The formats that OpenAI's clients know, in the order in which an omitted one is chosen: OpenAI's default first. */
export const FORMAT_NAMES = ["mp3", "wav", "opus", "flac", "aac", "pcm"] as const;

/** What to do about a format that is missing. */
const REMEDIES: ReadonlyMap<string, string> = new Map(Object.entries({
  mp3: "MP3 needs an encoder that is not bundled: install one and pass it to createServer() in `formats`",
  aac: "AAC needs an ffmpeg that the operator names: pass such an encoder to createServer() in `formats`",
  opus: "Opus needs an encoder: pass one to createServer() in `formats`",
  flac: "FLAC needs an encoder: pass one to createServer() in `formats`",
}));

/** Finds formats by name. */
export interface FormatRegistry {
  /** Names of what is there. */
  readonly names: readonly string[];
  /**
   * The format of that name, or the best one where none is named.
   * @throws SynthesisError `INVALID_ARGUMENT` that says what to install, or which names there are.
   */
  find(name?: string): AudioFormat;
}

/**
 * @param more - Encoders besides WAV and PCM; one with a name that is taken replaces it.
 */
export function createFormatRegistry(more: readonly AudioFormat[] = []): FormatRegistry {
  const formats = new Map<string, AudioFormat>();
  for (const format of [wavFormat, pcmFormat, ...more]) formats.set(format.name, format);
  const names = [...formats.keys()];
  return {
    names,
    find(name) {
      const wanted = name ?? FORMAT_NAMES.find((each) => formats.has(each)) ?? "wav";
      const format = formats.get(wanted);
      if (format) return format;
      const remedy = REMEDIES.get(wanted) ?? `There is no format ${JSON.stringify(wanted)}`;
      throw new SynthesisError(
        "INVALID_ARGUMENT",
        `${remedy}. This server has: ${names.join(", ")}.`,
      );
    },
  };
}
