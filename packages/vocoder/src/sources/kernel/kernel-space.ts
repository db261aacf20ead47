/**
 * A kernel with its memory and its tables.
 * @module
 */
import { planStages } from "../../dsp/mixed-radix-fft";
import { planStft, type StftPlan } from "../../dsp/stft";
import type { SourceFilterSettings } from "../filters";
import { createKernelMemory, type KernelMemory } from "./kernel-memory";
import type { Kernel, WebAssemblyApi } from "./kernel-module";

const PAGE_BYTES = 65_536;

/** Room for one utterance at a time. */
export interface KernelSpace {
  readonly kernel: Kernel;
  readonly memory: KernelMemory;
  readonly plan: StftPlan;
  /**
   * Transforms four frames as `bins − 1` complex values each.
   * @param from - Address of the frames, which are overwritten.
   * @param spare - Address of another batch, to work in.
   * @returns The one of the two addresses where the spectra are.
   */
  transform(from: number, spare: number): number;
  /** Forgets the utterance before. */
  clear(): void;
}

/** @throws Whatever WebAssembly throws where there is no memory left. */
export function createKernelSpace(
  api: WebAssemblyApi,
  module: WebAssembly.Module,
  settings: SourceFilterSettings,
): KernelSpace {
  const plan = planStft(settings);
  const { window, offset, bins } = plan;
  const points = bins - 1;
  let held: WebAssembly.Memory | undefined;
  const memory = createKernelMemory(
    (bytes) => {
      const pages = Math.ceil(bytes / PAGE_BYTES);
      held = new api.Memory({ initial: pages, maximum: pages });
      return held.buffer;
    },
    plan,
    settings.refinements ?? 0,
  );
  const kernel = new api.Instance(module, { env: { memory: held! } }).exports as unknown as Kernel;

  const { twiddles, turns, analysis, synthesis } = memory;
  let filled = 0;
  const stages = planStages(points, [
    [4, kernel.radix4],
    [5, kernel.radix5],
    [3, kernel.radix3],
    [2, kernel.radix2],
  ]).map((stage) => {
    twiddles.set(stage.twiddles, filled);
    const at = twiddles.byteOffset + filled * Float32Array.BYTES_PER_ELEMENT;
    filled += stage.twiddles.length;
    return { ...stage, at };
  });
  for (let k = 0; k <= points / 2; k++) {
    turns[2 * k] = Math.cos((-Math.PI * k) / points);
    turns[2 * k + 1] = Math.sin((-Math.PI * k) / points);
  }
  for (let n = 0; n < window.length; n++) {
    analysis[offset + n] = window[n] / 2;
    synthesis[offset + n] = window[n] / (2 * points);
  }
  const first = memory.batches[0].byteOffset;
  const state = new Uint8Array(held!.buffer, first);

  return {
    kernel,
    memory,
    plan,
    transform(from, spare) {
      let x = from;
      let y = spare;
      for (const { pass, length, stride, at } of stages) {
        pass(x, y, length, stride, at);
        [x, y] = [y, x];
      }
      return x;
    },
    clear() {
      state.fill(0);
    },
  };
}
