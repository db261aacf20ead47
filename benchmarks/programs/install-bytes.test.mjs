import { sep } from "node:path";
import { expect, test } from "vitest";
import { isRuntime, parseInstalledSizes } from "./install-bytes.mjs";

test.each([
  ["espeak-ng\t1059\nlibespeak-ng1\t573\n", 1632 * 1024],
  ["espeak-ng\t1059\nespeak-ng-espeak\t\n", 1059 * 1024],
  ["", 0],
])("%j of dpkg-query are %d bytes", (output, bytes) =>
  expect(parseInstalledSizes(output)).toBe(bytes),
);

test.each([
  ["node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node", true],
  ["node_modules/onnxruntime-common/dist/index.js", true],
  ["node_modules/sherpa-onnx-linux-x64/libonnxruntime.so", true],
  ["node_modules/@huggingface/transformers/dist/ort-wasm-simd-threaded.jsep.wasm", true],
  ["node_modules/sherpa-onnx-linux-x64/libsherpa-onnx-c-api.so", false],
  ["node_modules/@cosyvoice-lite/voice-lite/voice/model.onnx", false],
])("%s is ONNX Runtime: %s", (file, expected) =>
  expect(isRuntime(file.replaceAll("/", sep))).toBe(expected),
);
