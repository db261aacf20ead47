import { SynthesisError } from "@cosyvoice-lite/spec";

import { createOnnxVocoder } from "./onnx-vocoder";
import type { StreamingVocoder, VocoderRequest } from "./vocoder";

/**
 * Creates a vocoder from a waveform graph.
 *
 * Graph: `mel_spectrogram` float32 `[1, bins, F]` and, each only if the graph has it, `f0` float32 `[1, F]` (Hz, 0
 * unvoiced), `pulses` and `noise` float32 `[1, F · hop]` (see `createPulseTrain` and `createNoiseLoop`), `excitation`
 * float32 `[1, F · hop]` (the samples of `request.excitation`) → `audio` float32 with F · hop samples, of any shape. A
 * manifest that lists other names lists them in this order.
 *
 * The sources are inputs because a graph that generated them itself would start a new phase and new noise with every
 * chunk.
 * @param request - As {@link createOnnxVocoder}; `contextFrames` defaults to 20, a little more than the receptive field
 * of the shipped generator.
 */
export function createHifigan(request: VocoderRequest): Promise<StreamingVocoder> {
  const hop = request.mel.hopLength;
  return createOnnxVocoder(
    {
      name: "hifigan",
      tensors: {
        inputs: {
          mel: "mel_spectrogram",
          f0: "f0",
          pulses: "pulses",
          noise: "noise",
          excitation: "excitation",
        },
        outputs: { audio: "audio" },
      },
      contextFrames: 20,
      begin: () => ({
        render({ outputs: { audio }, before, frames }, count) {
          if (audio.length !== frames * hop) {
            throw new SynthesisError(
              "MODEL_FAILED",
              `The vocoder "hifigan" gave ${audio.length} samples for ${frames} frames of ${hop}.`,
            );
          }
          return audio.slice(before * hop, (before + count) * hop);
        },
      }),
    },
    request,
  );
}
