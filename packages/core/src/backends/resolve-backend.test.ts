import { SynthesisError, type InferenceBackend } from "@cosyvoice-lite/spec";
import { describe, expect, it } from "vitest";
import { resolveBackend, type BackendFactory } from "./resolve-backend";

const backendOf = (name: string): InferenceBackend => ({
  specVersion: 1,
  name,
  load: () => Promise.reject(new Error("not needed")),
});
const works =
  (name: string): BackendFactory =>
  async () =>
    backendOf(name);
const missing =
  (name: string): BackendFactory =>
  () =>
    Promise.reject(new SynthesisError("BACKEND_UNAVAILABLE", `${name} is not installed.`));

describe("resolveBackend", () => {
  const both = { node: works("native"), web: works("wasm") };

  it("takes the native runtime in Node", async () => {
    const { backend, warnings } = await resolveBackend("auto", {
      defaults: {},
      native: true,
      factories: both,
    });
    expect(backend.name).toBe("native");
    expect(warnings).toEqual([]);
  });

  it("falls back to WebAssembly with a warning that names the remedy", async () => {
    const factories = { node: missing("onnxruntime-node"), web: works("wasm") };
    const { backend, warnings } = await resolveBackend("auto", {
      defaults: {},
      native: true,
      factories,
    });
    expect(backend.name).toBe("wasm");
    expect(warnings).toEqual([
      {
        code: "BACKEND_FALLBACK",
        message: expect.stringContaining("onnxruntime-node is not installed"),
      },
    ]);
  });

  it("takes WebAssembly without a warning where nothing native can be", async () => {
    const { backend, warnings } = await resolveBackend("auto", {
      defaults: {},
      native: false,
      factories: both,
    });
    expect(backend.name).toBe("wasm");
    expect(warnings).toEqual([]);
  });

  it("shows the native runtime's error where both are missing", async () => {
    const factories = { node: missing("onnxruntime-node"), web: missing("onnxruntime-web") };
    await expect(
      resolveBackend("auto", { defaults: {}, native: true, factories }),
    ).rejects.toMatchObject({
      code: "BACKEND_UNAVAILABLE",
      message: "onnxruntime-node is not installed.",
    });
  });

  it("does not fall back where one is named, nor from other errors", async () => {
    const factories = { node: missing("onnxruntime-node"), web: works("wasm") };
    await expect(resolveBackend("node", { defaults: {}, native: true, factories })).rejects.toThrow(
      "not installed",
    );
    const broken = { node: () => Promise.reject(new TypeError("a bug")), web: works("wasm") };
    await expect(
      resolveBackend("auto", { defaults: {}, native: true, factories: broken }),
    ).rejects.toThrow("a bug");
  });

  it("takes a custom backend", async () => {
    const own = backendOf("mine");
    expect((await resolveBackend(own, { defaults: {}, native: true })).backend).toBe(own);
  });

  it("refuses an unknown name", async () => {
    await expect(
      resolveBackend("gpu" as "auto", { defaults: {}, native: true }),
    ).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});
