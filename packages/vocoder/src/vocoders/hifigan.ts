/**
 * Vocoders whose graph gives samples, such as a HiFi-GAN generator.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

import { createOnnxVocoder } from "./onnx-vocoder";
import type { StreamingVocoder } from "./streaming-vocoder";
import type { VocoderRequest } from "./vocoder-request";

/**
 * Creates a vocoder from a waveform graph.
 *
 * Graph: `mel_spectrogram` float32 `[1, bins, F]`, and `f0` float32 `[1, F]` if it has that input → `waveform`
 * float32 with F · hop samples, of any shape. A manifest that lists other names lists them in this order.
 * @param request - As {@link createOnnxVocoder}; `contextFrames` defaults to 24.
 */
export function createHifigan(request: VocoderRequest): Promise<StreamingVocoder> {
  const hop = request.mel.hopLength;
  return createOnnxVocoder(
    {
      name: "hifigan",
      tensors: {
        inputs: { mel: "mel_spectrogram", f0: "f0" },
        outputs: { waveform: "waveform" },
      },
      contextFrames: 24,
      begin: () => ({
        render({ outputs: { waveform }, before, frames }, count) {
          if (waveform.length !== frames * hop) {
            throw new SynthesisError(
              "MODEL_FAILED",
              `The vocoder "hifigan" gave ${waveform.length} samples for ${frames} frames of ${hop}.`,
            );
          }
          return waveform.slice(before * hop, (before + count) * hop);
        },
      }),
    },
    request,
  );
}
