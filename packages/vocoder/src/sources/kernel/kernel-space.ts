import { planStft, type StftPlan } from "../../dsp/stft";
import { planStages } from "../../dsp/fft";
import type { SourceSettings } from "../excitation";
import { compileKernel, type Kernel, unavailable, type WebAssemblyApi } from "./kernel-module";

/** Settings of the synthesis. */
export interface SourceFilterSettings extends SourceSettings {
  /**
   * Rounds of phase refinement, which make the phases of neighbouring frames agree and keep the magnitudes (see
   * `createSourceFilter`); as the voice was trained. Default 0.
   */
  readonly refinements?: number;
}

/** Frames of a batch: SIMD lanes. */
export const BATCH = 4;

/** The kernel's vectors may read and write this many numbers past the end of a signal. */
const SLACK = 4;

/** Regions of the memory. The address of a region is its `byteOffset`. */
interface KernelMemory {
  /** Constant tables. */
  readonly twiddles: Float32Array;
  readonly turns: Float32Array;
  readonly analysis: Float32Array;
  readonly synthesis: Float32Array;
  /** Sums of squared windows, inverted: see `InverseWindowSumParts`. The values at the ends depend on the utterance. */
  readonly head: Float32Array;
  readonly repeats: Float32Array;
  readonly tail: Float32Array;
  /** Three batches of frames or spectra, to work on. */
  readonly batches: readonly Float32Array[];
  /** Filters: three planes of a row per frame. */
  readonly rows: readonly Float32Array[];
  readonly present: Float32Array;
  readonly pulses: Float32Array;
  /** Noise of one batch. */
  readonly noise: Float32Array;
  /** For each stage its sums and its finished samples. */
  readonly stages: readonly { readonly sum: Float32Array; readonly padded: Float32Array }[];
  /** All bins, by batch. */
  readonly magnitudes: readonly Float32Array[];
  /** For each round except the last, the spectra it analysed, by batch. */
  readonly heard: readonly (readonly Float32Array[])[];
}

/** Length of a row, padded for alignment. */
export function rowLength(bins: number): number {
  return Math.ceil(bins / 4) * 4;
}

/**
 * Allocates the memory for one utterance at a time.
 * @param create - Allocates zeroed memory of a number of bytes.
 * @param plan - The transform.
 * @param refinements - Rounds.
 */
export function createKernelMemory(
  create: (bytes: number) => ArrayBuffer,
  plan: StftPlan,
  refinements: number,
): KernelMemory {
  let bytes = 0;
  const measured = new Float32Array(0);
  arrange(plan, refinements, (numbers) => {
    bytes += bytesOf(numbers);
    return measured;
  });
  const buffer = create(bytes);
  let from = 0;
  return arrange(plan, refinements, (numbers) => {
    const part = new Float32Array(buffer, from, numbers);
    from += bytesOf(numbers);
    return part;
  });
}

/** Regions start at vector alignment. */
function bytesOf(numbers: number): number {
  return Math.ceil(numbers / 4) * 16;
}

function arrange(
  { bins, hop, window, half }: StftPlan,
  refinements: number,
  allocate: (numbers: number) => Float32Array,
): KernelMemory {
  const points = bins - 1;
  const fftSize = 2 * points;
  const windowSum = fftSize + SLACK;
  // A round takes a batch when the last window in it is final. Batches go through the rounds one by one, so that a
  // round is never more than this many behind the one before.
  const lag = Math.ceil((BATCH - 1 + window.length / hop) / BATCH) + 1;
  const span = BATCH * hop + fftSize + SLACK;
  const several = (count: number, numbers: number) =>
    Array.from({ length: count }, () => allocate(numbers));
  return {
    twiddles: allocate(4 * fftSize),
    turns: allocate(fftSize + 2),
    analysis: allocate(windowSum),
    synthesis: allocate(windowSum),
    head: allocate(half),
    repeats: allocate(hop),
    tail: allocate(half + hop),
    batches: several(3, BATCH * windowSum),
    rows: several(3, BATCH * rowLength(bins)),
    present: allocate(BATCH),
    pulses: allocate(4 * span),
    noise: allocate(span),
    stages: Array.from({ length: refinements + 1 }, () => ({
      sum: allocate(4 * span),
      padded: allocate((lag + 3) * span),
    })),
    magnitudes: several(refinements > 0 ? refinements * lag + 1 : 0, BATCH * bins),
    heard: Array.from({ length: Math.max(0, refinements - 1) }, () =>
      several(lag + 1, 2 * BATCH * bins),
    ),
  };
}

const PAGE_BYTES = 65_536;

/** Room for one utterance at a time. */
export interface KernelSpace {
  readonly kernel: Kernel;
  readonly memory: KernelMemory;
  readonly plan: StftPlan;
  /**
   * Transforms four frames as `bins − 1` complex values each.
   * @param from - Address of the frames, which are overwritten.
   * @param spare - Address of another batch, used as scratch space.
   * @returns The one of the two addresses that holds the spectra.
   */
  transform(from: number, spare: number): number;
  /** Clears the previous utterance. */
  clear(): void;
}

/** @throws Whatever WebAssembly throws when memory is exhausted. */
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

/** A pool of kernels, one per utterance. */
export interface SourceKernels {
  /**
   * Takes a kernel for one utterance.
   * @throws SynthesisError `BACKEND_UNAVAILABLE` if none can run.
   */
  take(): KernelSpace;
  /** Returns a kernel after its last use. A kernel that is not returned is garbage-collected with its utterance. */
  readonly giveBack: (space: KernelSpace) => void;
}

/** Number of idle kernels kept, enough for the usual concurrency. */
const MOST_IDLE = 4;

/**
 * Prepares kernels; the code is compiled when the first one is taken.
 * @param settings - Transform and rounds of all utterances; the seed does not matter.
 * @param api - The global `WebAssembly`; `undefined` if unavailable.
 */
export function createSourceKernels(
  settings: SourceFilterSettings,
  api: WebAssemblyApi | undefined,
): SourceKernels {
  const idle: KernelSpace[] = [];
  let compile = (): WebAssembly.Module => {
    try {
      const module = compileKernel(api);
      compile = () => module;
    } catch (error) {
      compile = () => {
        throw error;
      };
    }
    return compile();
  };
  return {
    take() {
      const space = idle.pop();
      if (space) {
        space.clear();
        return space;
      }
      const module = compile();
      try {
        return createKernelSpace(api!, module, settings);
      } catch (cause) {
        throw unavailable(
          "There is not enough memory for another utterance: synthesize fewer at the same time",
          cause,
        );
      }
    },
    giveBack(space) {
      if (idle.length < MOST_IDLE) idle.push(space);
    },
  };
}
