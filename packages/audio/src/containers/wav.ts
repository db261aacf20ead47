import { concat } from "@cosyvoice-lite/spec/helpers";
import { encodePcm, wavHeader } from "../samples";
import { checkEncoderOptions, type AudioContainer, type EncoderOptions } from "./container";

/**
 * WAV. Without `samples` in the options, the header means "until the end of the stream".
 */
export const wavContainer: AudioContainer = /* @__PURE__ */ pcmLike({
  name: "wav",
  mimeType: "audio/wav",
  header({ sampleRate, sampleFormat: format = "int16", samples }) {
    return wavHeader({ sampleRate, format, samples });
  },
});

/** Little-endian samples without a header. */
export const pcmContainer: AudioContainer = /* @__PURE__ */ pcmLike({
  name: "pcm",
  mimeType: "audio/pcm",
});

interface PcmKind {
  readonly name: string;
  readonly mimeType: string;
  readonly header?: (options: EncoderOptions) => Uint8Array;
}

function pcmLike({ name, mimeType, header }: PcmKind): AudioContainer {
  return {
    name,
    mimeType,
    extension: name,
    isAvailable: async () => true,
    async createEncoder(options) {
      checkEncoderOptions(options, { container: { name }, sampleFormats: true });
      let head = header?.(options) ?? new Uint8Array(0);
      const takeHead = () => {
        const bytes = head;
        head = new Uint8Array(0);
        return bytes;
      };
      return {
        encode: async (samples) =>
          concat(Uint8Array, [takeHead(), encodePcm(samples, options.sampleFormat)]),
        finish: async () => takeHead(),
        ...(header && { head: (samples: number) => header({ ...options, samples }) }),
        dispose: () => undefined,
      };
    },
  };
}
