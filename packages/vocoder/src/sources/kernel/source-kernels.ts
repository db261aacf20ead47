/**
 * Kernels for the utterances of one vocoder.
 * @module
 */
import type { SourceFilterSettings } from "../filters";
import { compileKernel, type WebAssemblyApi } from "./kernel-module";
import { createKernelSpace, type KernelSpace } from "./kernel-space";

/** Lends out kernels, one to an utterance. */
export interface SourceKernels {
  /** @returns A kernel for one utterance; undefined where none can run. */
  take(): KernelSpace | undefined;
  /** Gives back a kernel after its last use. One that is not given back is forgotten with its utterance. */
  readonly giveBack: (space: KernelSpace) => void;
}

/** Kernels that wait for their next utterance: as many as are usually spoken at the same time. */
const MOST_IDLE = 4;

/**
 * Prepares kernels; the first one to be taken compiles the code.
 * @param settings - Transform and rounds of all utterances; the seed does not matter.
 * @param api - The global `WebAssembly`; undefined where there is none.
 */
export function createSourceKernels(
  settings: SourceFilterSettings,
  api: WebAssemblyApi | undefined,
): SourceKernels {
  const idle: KernelSpace[] = [];
  let compiled: { readonly module: WebAssembly.Module | undefined } | undefined;
  return {
    take() {
      const space = idle.pop();
      if (space) {
        space.clear();
        return space;
      }
      compiled ??= { module: compileKernel(api) };
      if (api === undefined || compiled.module === undefined) return undefined;
      try {
        return createKernelSpace(api, compiled.module, settings);
      } catch {
        // No memory for one more: the slower way needs less.
        return undefined;
      }
    },
    giveBack(space) {
      if (idle.length < MOST_IDLE) idle.push(space);
    },
  };
}
