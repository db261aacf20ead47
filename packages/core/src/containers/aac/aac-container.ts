/**
 * AAC through an ffmpeg that the operator names.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { encodePcm } from "../../audio/pcm";
import { hostIsNode } from "../../host";
import { checkEncoderOptions } from "../check-encoder-options";
import type { AudioContainer } from "../container";

const DEFAULT_BITRATE = 64_000;

/**
 * AAC-LC in ADTS frames, 64 kb/s. ffmpeg keeps the sample rate where AAC has it, and takes the nearest otherwise.
 * @param ffmpeg - Path or name of the program; without it the container is there and says what it needs.
 */
export function createAacContainer(ffmpeg?: string): AudioContainer {
  const container: AudioContainer = {
    name: "aac",
    mimeType: "audio/aac",
    extension: "aac",
    defaultBitrate: DEFAULT_BITRATE,
    async isAvailable() {
      if (ffmpeg === undefined || !hostIsNode()) return false;
      const { succeeds } = await import("./filter-process");
      return succeeds(ffmpeg, ["-hide_banner", "-h", "encoder=aac"]);
    },
    async createEncoder(options) {
      checkEncoderOptions(options, { container, bitrates: [8000, 512_000] });
      if (ffmpeg === undefined || !hostIsNode()) throw withoutProgram();
      const { openFilter } = await import("./filter-process");
      const { sampleRate, bitrate = DEFAULT_BITRATE, signal } = options;
      const input = `-probesize 32 -f s16le -ar ${sampleRate} -ac 1 -i pipe:0`;
      const output = `-c:a aac -b:a ${bitrate} -f adts -flush_packets 1 pipe:1`;
      return openFilter({
        command: ffmpeg,
        args: `-hide_banner -loglevel error ${input} ${output}`.split(" "),
        toBytes: (samples) => encodePcm(samples, "int16"),
        signal,
      });
    },
  };
  return container;
}

function withoutProgram(): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    "AAC needs Node and an ffmpeg: install it (on Debian with `apt-get install ffmpeg`) and name its path in the option `ffmpeg`, or choose opus, flac or wav.",
  );
}
