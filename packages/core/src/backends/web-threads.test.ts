import { describe, expect, it } from "vitest";
import type { OrtRuntime } from "./ort-runtime";
import { createWebBackend } from "./web";
import { applyThreads } from "./web-threads";

function runtime(create: () => Promise<never> = () => Promise.reject(new Error("no graph"))) {
  return {
    InferenceSession: { create },
    Tensor: class {
      readonly type = "float32";
      readonly data = undefined;
      readonly dims = [];
    },
    env: { wasm: {} },
  } satisfies OrtRuntime as OrtRuntime;
}

describe("applyThreads", () => {
  it.each([
    { isolated: true, wanted: 4, numThreads: 4, ignored: [] },
    { isolated: true, wanted: undefined, numThreads: undefined, ignored: [] },
    { isolated: false, wanted: undefined, numThreads: 1, ignored: [] },
    { isolated: false, wanted: 1, numThreads: 1, ignored: [] },
    { isolated: false, wanted: 4, numThreads: 1, ignored: ["intraOpNumThreads"] },
  ])("isolated $isolated, $wanted wanted", ({ isolated, wanted, numThreads, ignored }) => {
    const ort = runtime();
    expect(applyThreads(ort, { intraOpNumThreads: wanted }, isolated)).toEqual(ignored);
    expect(ort.env.wasm?.numThreads).toBe(numThreads);
  });
});

describe("createWebBackend", () => {
  it("tells a runtime that does not start from a graph that is wrong", async () => {
    const missing = new Error("no available backend found. ERR: [wasm] fetch failed");
    const backend = await createWebBackend({ runtime: runtime(() => Promise.reject(missing)) });
    await expect(backend.load(Uint8Array.of())).rejects.toMatchObject({
      code: "BACKEND_UNAVAILABLE",
      message: expect.stringMatching(/\.wasm/),
    });
    const wrong = await createWebBackend({ runtime: runtime() });
    await expect(wrong.load(Uint8Array.of())).rejects.toMatchObject({ code: "MODEL_FAILED" });
  });

  it("says where there is no WebGPU", async () => {
    await expect(createWebBackend({ runtime: runtime(), device: "webgpu" })).rejects.toMatchObject({
      code: "BACKEND_UNAVAILABLE",
      message: expect.stringMatching(/wasm/),
    });
  });
});
