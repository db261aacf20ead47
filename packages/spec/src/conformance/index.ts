/**
 * Runner-free suites that every implementation of an interface must pass.
 * @module @cosyvoice-lite/spec/conformance
 */
export type { ConformanceCase } from "./case";
export { backendConformance, type BackendConformanceOptions } from "./backend";
export { frontendConformance, type FrontendConformanceOptions } from "./frontend";
export { vocoderConformance, type VocoderConformanceOptions } from "./vocoder";
