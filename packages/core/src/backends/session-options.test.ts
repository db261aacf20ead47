import { describe, expect, it } from "vitest";
import { mergeSessionOptions } from "@cosyvoice-lite/spec/helpers";
import { createNodeBackend } from "./node";
import type { OrtRuntime, OrtSessionOptions } from "./ort-runtime";
import { sessionDefaultsFromEnvironment } from "./session-defaults";
import { createWebBackend } from "./web";

/** A runtime that only records how sessions are made. */
function recordingRuntime() {
  const created: OrtSessionOptions[] = [];
  const runtime: OrtRuntime = {
    InferenceSession: {
      create: async (_model, options = {}) => {
        created.push(options);
        return {
          inputNames: [],
          outputNames: [],
          run: async () => ({}),
          release: async () => undefined,
        };
      },
    },
    Tensor: class {
      readonly type = "float32";
      readonly data = undefined;
      readonly dims = [];
    },
    env: { wasm: {} },
  };
  return { runtime, created };
}

describe("createNodeBackend", () => {
  it("sets ONNX Runtime's options, with defaults", async () => {
    const { runtime, created } = recordingRuntime();
    await (await createNodeBackend({ runtime })).load("model.onnx");
    expect(created[0]).toMatchObject({
      graphOptimizationLevel: "all",
      interOpNumThreads: 1,
      executionMode: "sequential",
      enableMemPattern: false,
    });
    expect(created[0]).not.toHaveProperty("intraOpNumThreads");
  });

  it("tells the runtime whether threads spin, and that they stop with the run", async () => {
    const { runtime, created } = recordingRuntime();
    const backend = await createNodeBackend({ runtime });
    await backend.load("model.onnx");
    await backend.load("model.onnx", { allowSpinning: true });
    const session = {
      intra_op: { allow_spinning: "0" },
      inter_op: { allow_spinning: "0" },
    };
    expect(created[0]).toMatchObject({ extra: { session } });
    // onnxruntime-web refuses an object that it meets twice.
    const given = (created[0].extra as { session: typeof session }).session;
    expect(given.intra_op).not.toBe(given.inter_op);
    expect(created[1]).toMatchObject({ extra: { session: { force_spinning_stop: "1" } } });
  });

  it("prefers the call's options to the defaults, and takes undefined as not given", async () => {
    const { runtime, created } = recordingRuntime();
    const defaults = { intraOpNumThreads: 4, enableMemPattern: true };
    const backend = await createNodeBackend({ runtime, defaults });
    await backend.load("model.onnx", { intraOpNumThreads: undefined, interOpNumThreads: 2 });
    expect(created[0]).toMatchObject({
      intraOpNumThreads: 4,
      interOpNumThreads: 2,
      executionMode: "parallel",
      enableMemPattern: true,
    });
  });
});

describe("createWebBackend", () => {
  it("fixes the number of threads with the first graph and reports later wishes as ignored", async () => {
    const { runtime } = recordingRuntime();
    const backend = await createWebBackend({ runtime, wasmPaths: "/wasm/" });
    const first = await backend.load(Uint8Array.of(), { intraOpNumThreads: 2 });
    const same = await backend.load(Uint8Array.of(), { intraOpNumThreads: 2 });
    const other = await backend.load(Uint8Array.of(), {
      intraOpNumThreads: 3,
      interOpNumThreads: 2,
    });
    expect(runtime.env.wasm).toEqual({ numThreads: 2, wasmPaths: "/wasm/" });
    expect(first.ignoredOptions).toEqual([]);
    expect(same.ignoredOptions).toEqual([]);
    expect(other.ignoredOptions).toEqual(["intraOpNumThreads", "interOpNumThreads"]);
  });
});

describe("mergeSessionOptions", () => {
  it("takes undefined as not given", () => {
    const own = { intraOpNumThreads: undefined, enableMemPattern: false };
    expect(mergeSessionOptions({ intraOpNumThreads: 2, enableMemPattern: true }, own)).toEqual({
      intraOpNumThreads: 2,
      enableMemPattern: false,
    });
    expect(mergeSessionOptions()).toEqual({});
  });
});

describe("sessionDefaultsFromEnvironment", () => {
  it.each([
    [{}, {}],
    [{ OMP_NUM_THREADS: "", ONNXRUNTIME_ENABLE_MEM_PATTERN: "" }, {}],
    [{ OMP_NUM_THREADS: "4" }, { intraOpNumThreads: 4 }],
    [{ OMP_NUM_THREADS: "4,2" }, { intraOpNumThreads: 4 }],
    [{ ONNXRUNTIME_ENABLE_MEM_PATTERN: "1" }, { enableMemPattern: true }],
    [{ ONNXRUNTIME_ENABLE_MEM_PATTERN: "False" }, { enableMemPattern: false }],
  ])("reads %j as %j", (environment, expected) => {
    expect(sessionDefaultsFromEnvironment(environment)).toEqual(expected);
  });

  it.each([
    { OMP_NUM_THREADS: "many" },
    { OMP_NUM_THREADS: "0" },
    { OMP_NUM_THREADS: "2.5" },
    { ONNXRUNTIME_ENABLE_MEM_PATTERN: "perhaps" },
    { ONNXRUNTIME_ENABLE_MEM_PATTERN: "constructor" },
  ])("refuses %j, naming the variable", (environment) => {
    const [name] = Object.keys(environment);
    expect(() => sessionDefaultsFromEnvironment(environment)).toThrow(
      new RegExp(`${name} is .* must be`),
    );
  });
});
