/**
 * The acoustic graph of the family `lite`.
 * @module
 */
import {
  throwIfAborted,
  type AcousticModel,
  type InferenceSession,
  type Language,
  type MelFrames,
  type MelSpec,
} from "@cosyvoice-lite/spec";
import { floatOutput, graphOutput, type ExpectedGraph } from "@cosyvoice-lite/spec/helpers";
import { trimFinalPause } from "./trim-final-pause";

/** Tensors of the graph. T is the number of symbols, F that of frames. */
export const LITE_ACOUSTIC_GRAPH: ExpectedGraph = {
  inputs: {
    /** [1, T]: symbol ids. */
    text_tokens: "int64",
    /** [1, T]: positions in the inventory's languages. */
    language_ids: "int64",
    /** [1]: position in the manifest's speakers. */
    speaker_id: "int64",
    /** [1]: rate of speech, 1 as trained. */
    speed: "float32",
    /** [1]: factor on the fundamental frequency. */
    pitch: "float32",
  },
  outputs: {
    /** [1, bins, F]: natural log of mel magnitudes. */
    mel_spectrogram: "float32",
    /** [1, F]: Hz, 0 where unvoiced. */
    f0: "float32",
    /** [1, T]: frames per symbol; their sum is F. */
    durations: "int64",
  },
};

/** What the model is made of. */
export interface LiteAcousticOptions {
  readonly session: InferenceSession;
  readonly mel: MelSpec;
  /** The position of a language is its id. */
  readonly languages: readonly Language[];
}

/** Makes the acoustic model over a loaded graph; disposing of it frees the graph. */
export function createLiteAcoustic({
  session,
  mel,
  languages,
}: LiteAcousticOptions): AcousticModel {
  return {
    mel,
    async infer(utterance, options = {}) {
      throwIfAborted(options.signal);
      const length = utterance.ids.length;
      const languageIds = utterance.languages.map((language) =>
        BigInt(languages.indexOf(language)),
      );
      const output = await session.run({
        text_tokens: {
          type: "int64",
          data: BigInt64Array.from(utterance.ids, BigInt),
          dims: [1, length],
        },
        language_ids: { type: "int64", data: BigInt64Array.from(languageIds), dims: [1, length] },
        speaker_id: {
          type: "int64",
          data: BigInt64Array.of(BigInt(options.speaker ?? 0)),
          dims: [1],
        },
        speed: { type: "float32", data: Float32Array.of(options.speed ?? 1), dims: [1] },
        pitch: { type: "float32", data: Float32Array.of(options.pitch ?? 1), dims: [1] },
      });
      const frames = output.mel_spectrogram.dims[2];
      const spoken: MelFrames = {
        mel: floatOutput("acoustic", output, "mel_spectrogram", [1, mel.bins, frames]),
        frames,
        f0: floatOutput("acoustic", output, "f0", [1, frames]),
        durations: Int32Array.from(
          graphOutput("acoustic", output, "durations", "int64", [1, length]),
          Number,
        ),
      };
      return trimFinalPause(spoken, utterance.symbols, mel);
    },
    dispose: () => session.dispose(),
  };
}
