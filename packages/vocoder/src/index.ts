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
export type { VocoderRequest } from "./vocoders/vocoder-request";
export { isStreamingVocoder, type StreamingVocoder } from "./vocoders/streaming-vocoder";
export { melSpectrogram } from "./dsp/mel-spectrogram";
export {
  applyMelBasis,
  createMelBasis,
  createMelBasisFor,
  hertzToMel,
  melToHertz,
  type MelBasis,
} from "./dsp/mel-basis";
export { createMelInverter, type MelInverter } from "./dsp/mel-inversion";
export { griffinLim, type GriffinLimSettings } from "./dsp/griffin-lim";
export { istft, stft, type Padding, type Spectra, type StftSettings } from "./dsp/stft";
export { createFft, type Fft } from "./dsp/fft";
export { createPulseTrain, type PulseTrain, type PulseTrainSettings } from "./sources/pulse-train";
export { fillNoise } from "./sources/noise";
export { createNoiseLoop, NOISE_PERIOD, type NoiseLoop } from "./sources/noise-loop";
export { createNoiseBank, type NoiseBank } from "./sources/noise-spectra";
export { createSourceSignals, type SourceSignals } from "./sources/source-signals";
export { createF0Estimator, type F0Estimator } from "./sources/estimate-f0";
export { createSourceFilter, type FrameFilters, type SourceFilter } from "./sources/source-filter";
export type { SourceSettings } from "./sources/source-spectra";
