/**
 * Where everything lies in the kernel's memory.
 * @module
 */
import type { StftPlan } from "../../dsp/stft";

/** Frames of a batch: SIMD lanes. */
export const BATCH = 4;

/** Vectors of the kernel are read and written to this many numbers past the end of a signal. */
const SLACK = 4;

/** Parts of the memory. The address of a part is its `byteOffset`. */
export interface KernelMemory {
  /** Tables, which stay as they are. */
  readonly twiddles: Float32Array;
  readonly turns: Float32Array;
  readonly analysis: Float32Array;
  readonly synthesis: Float32Array;
  /** Sums of squared windows, inverted: see `InverseWindowSumParts`. Those of the ends depend on the utterance. */
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
  /** By batch, all bins. */
  readonly magnitudes: readonly Float32Array[];
  /** For each round but the last, by batch, what it heard. */
  readonly heard: readonly (readonly Float32Array[])[];
}

/** Numbers of a row, so that rows are aligned. */
export function rowLength(bins: number): number {
  return Math.ceil(bins / 4) * 4;
}

/**
 * Makes the memory of one utterance at a time.
 * @param create - Makes a memory of so many bytes, full of zeros.
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

/** Parts begin where vectors are aligned. */
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
