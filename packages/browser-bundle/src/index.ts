/**
 * Everything that a page without a bundler needs, in one module.
 *
 * Serve the folder `dist` of this package as it is:
 *
 * ```html
 * <script type="module">
 *   import { createSpeechPlayer, createWorkerSynthesizer } from "/cosyvoice-lite/js/index.js";
 * </script>
 * ```
 * @module
 */
export * from "@cosyvoice-lite/core";
export * from "@cosyvoice-lite/core/browser";
export { createWebBackend, type WebBackendOptions } from "@cosyvoice-lite/core/backends/web";
export { melSpectrogram } from "@cosyvoice-lite/vocoder";
