import { describe, expect, test } from "vitest";
import { filesOf, runtimeFiles, WAYS } from "./load.mjs";

describe.each(WAYS)("%s of core", { timeout: 120_000 }, (way) => {
  test("loads no file of ONNX Runtime and no voice", async () => {
    const files = await filesOf(way);
    // It sees what is loaded: core itself, and what core is made of.
    expect(files.some((file) => /core\/dist\/(?:cjs\/)?index\.js$/.test(file))).toBe(true);
    expect(files.some((file) => /tokenizer\/dist\/index\.c?js$/.test(file))).toBe(true);
    expect(runtimeFiles(files)).toEqual([]);
    expect(files.filter((file) => /\.onnx$|voice-lite\/voice/.test(file))).toEqual([]);
  });
});

test("files of ONNX Runtime are told from others", () =>
  expect(
    runtimeFiles([
      "/a/node_modules/onnxruntime-node/dist/index.js",
      "/a/dist/ort.node.min.mjs",
      "/a/dist/report.js",
      "/a/core/dist/index.js",
    ]),
  ).toEqual(["/a/node_modules/onnxruntime-node/dist/index.js", "/a/dist/ort.node.min.mjs"]));
