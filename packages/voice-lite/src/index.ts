/**
 * Where the bundled voice lies. This package is data; `@cosyvoice-lite/core` reads it.
 * @module @cosyvoice-lite/voice-lite
 */

/** URL of the voice's folder, with a slash at the end: `voice.json`, the ONNX graphs and `tokenizer.json`. */
export const voiceUrl: URL = /* @__PURE__ */ new URL("../voice/", import.meta.url);
