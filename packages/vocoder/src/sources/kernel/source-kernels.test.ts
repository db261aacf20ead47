import { describe, expect, it, vi } from "vitest";

import { speechLikeFilters } from "../../../test/speech-like-filters";
import { createSourceFilter } from "../source-filter";
import { compileKernel, type WebAssemblyApi } from "./kernel-module";
import { createSourceKernels } from "./kernel-space";

const settings = { sampleRate: 24_000, fftSize: 400, windowLength: 400, hopLength: 100 };
const { filters, f0 } = speechLikeFilters(12, 201);
const here: WebAssemblyApi = globalThis.WebAssembly;

function refuse(): never {
  throw new Error("refused by the security policy");
}

/** An environment that counts what is made in it. */
function counting() {
  const count = { modules: 0, memories: 0 };
  const api = {
    ...here,
    Instance: here.Instance,
    validate: (bytes: BufferSource) => here.validate(bytes),
    Module: class extends here.Module {
      constructor(bytes: BufferSource) {
        super(bytes);
        count.modules++;
      }
    },
    Memory: class extends here.Memory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        super(descriptor);
        count.memories++;
      }
    },
  } as WebAssemblyApi;
  return { count, api };
}

describe("createSourceKernels", () => {
  it.each<[string, WebAssemblyApi | undefined]>([
    ["there is no WebAssembly", undefined],
    ["it knows no SIMD", { ...here, validate: () => false } as WebAssemblyApi],
    ["the page forbids it", { ...here, validate: () => true, Module: refuse as never }],
    ["there is no memory", { ...here, ...counting().api, Memory: refuse as never }],
    ["there are no instances", { ...here, ...counting().api, Instance: refuse as never }],
  ])("says what is missing where %s", (_, api) => {
    const kernels = createSourceKernels(settings, api);
    for (let turn = 0; turn < 2; turn++) {
      expect(() => createSourceFilter(f0, settings, kernels)).toThrow(
        expect.objectContaining({
          code: "BACKEND_UNAVAILABLE",
          message: expect.stringMatching(/SIMD|wasm-unsafe-eval|not enough memory/),
        }),
      );
    }
  });

  it("compiles here, when it is first needed and once", () => {
    expect(compileKernel(here)).toBeInstanceOf(WebAssembly.Module);
    const { api, count } = counting();
    const kernels = createSourceKernels(settings, api);
    expect(count).toEqual({ modules: 0, memories: 0 });
    kernels.take();
    kernels.take();
    expect(count).toEqual({ modules: 1, memories: 2 });
  });

  it("asks a refusing page only once", () => {
    const Module = vi.fn<() => never>(refuse);
    const kernels = createSourceKernels(settings, {
      ...here,
      validate: () => true,
      Module: Module as never,
    });
    expect(() => kernels.take()).toThrow("wasm-unsafe-eval");
    expect(() => kernels.take()).toThrow("wasm-unsafe-eval");
    expect(Module).toHaveBeenCalledTimes(1);
  });

  it("uses the memory of finished utterances again", () => {
    const { api, count } = counting();
    const kernels = createSourceKernels(settings, api);
    for (let i = 0; i < 20; i++) {
      const filter = createSourceFilter(f0, settings, kernels);
      filter.push(filters, 0, 5);
      filter.push(filters, 5);
      expect(filter.push(filters, 0, 3)).toHaveLength(0);
    }
    expect(count.memories).toBe(1);
  });
});
