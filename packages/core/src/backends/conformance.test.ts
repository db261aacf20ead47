import { readFile } from "node:fs/promises";
import { backendConformance } from "@cosyvoice-lite/spec/conformance";
import { describe, expect, it } from "vitest";
import { createNodeBackend } from "./node";
import { createWebBackend } from "./web";

const model = await readFile(new URL("../../test/fixtures/backend-model.onnx", import.meta.url));

for (const backend of [await createNodeBackend(), await createWebBackend()]) {
  describe(`conformance of ${backend.name}`, () => {
    for (const { name, run } of backendConformance({ backend, model })) it(name, run);
  });
}

it("loads a graph from a path with the native backend", async () => {
  const { fileURLToPath } = await import("node:url");
  const path = fileURLToPath(new URL("../../test/fixtures/backend-model.onnx", import.meta.url));
  const session = await (await createNodeBackend()).load(path);
  expect(session.inputNames).toContain("values");
  await session.dispose();
});
