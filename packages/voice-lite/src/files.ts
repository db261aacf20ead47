/**
 * Where the files of the bundled voice are served in browsers. Bundlers copy exactly what stands in this form, one address
 * per file; a folder means nothing to them. A test holds the list against `voice.json`.
 * @module
 */

/** Address of every file by its path in the voice's folder. */
export const voiceFiles = (): Readonly<Record<string, URL>> => ({
  "voice.json": new URL("../voice/voice.json", import.meta.url),
  "acoustic.onnx": new URL("../voice/acoustic.onnx", import.meta.url),
  "hifigan.onnx": new URL("../voice/hifigan.onnx", import.meta.url),
  "lite.onnx": new URL("../voice/lite.onnx", import.meta.url),
  "tokenizer.json": new URL("../voice/tokenizer.json", import.meta.url),
});
