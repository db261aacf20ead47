/**
 * From mel frames to samples.
 * @module @cosyvoice-lite/vocoder
 */
export { createVocoder, VOCODERS, type VocoderFactory } from "./registry";
export { createGriffinLim, type GriffinLimOptions } from "./vocoders/griffin-lim";
export { createHifigan } from "./vocoders/hifigan";
export { createLite } from "./vocoders/lite";
export { createOnnxVocoder, type OnnxVocoderKind, type Renderer } from "./vocoders/onnx-vocoder";
export type { GraphResult, VocoderTensors } from "./vocoders/vocoder-graph";
export type { StreamingVocoder, VocoderRequest } from "./vocoders/vocoder";
export {
  applyMelBasis,
  createMelBasis,
  createMelBasisFor,
  createMelInverter,
  hertzToMel,
  melSpectrogram,
  melToHertz,
  type MelBasis,
  type MelInverter,
} from "./dsp/mel";
export { griffinLim, type GriffinLimSettings } from "./dsp/griffin-lim";
export { istft, stft, type Padding, type Spectra, type StftSettings } from "./dsp/stft";
export { createFft, type Fft } from "./dsp/fft";
export { createPulseTrain, type PulseTrain, type PulseTrainSettings } from "./sources/pulse-train";
export { createNoiseLoop, fillNoise, NOISE_PERIOD, type NoiseLoop } from "./sources/noise";
export { createSourceSignals, type SourceSignals } from "./vocoders/graph-sources";
export { createF0Estimator, type F0Estimator } from "./sources/estimate-f0";
export { createSourceFilter, type FrameFilters, type SourceFilter } from "./sources/source-filter";
export {
  createSourceKernels,
  type SourceFilterSettings,
  type SourceKernels,
} from "./sources/kernel/kernel-space";
export type { SourceSettings } from "./sources/excitation";
