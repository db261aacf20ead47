/**
 * `createSourceFilter` in WebAssembly, four frames at a time.
 * @module
 */
import type { FrameFilters, SourceFilter, SourceFilterSettings } from "../filters";
import type { NoiseBank } from "../noise-spectra";
import { runRounds } from "../refinement";
import { BATCH, rowLength } from "./kernel-memory";
import { createKernelNoise } from "./kernel-noise";
import { createKernelPulses } from "./kernel-pulses";
import type { KernelSpace } from "./kernel-space";
import { createKernelOverlapAdd, createKernelRefinement, scaleSamples } from "./kernel-stages";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Prepares the synthesis of one utterance of at least one frame; see `createSourceFilter`. Frames wait until their
 * batch is full or the last one has come, so that samples do not depend on how the frames were divided.
 * @param f0 - Hz per frame.
 * @param settings - Those that `space` was made for.
 * @param bank - The noise.
 * @param space - Room, cleared; it is this utterance's alone.
 * @param giveBack - Receives `space` after the last frame.
 */
export function createKernelFilter(
  f0: Float32Array,
  settings: SourceFilterSettings,
  bank: NoiseBank,
  space: KernelSpace,
  giveBack: (space: KernelSpace) => void,
): SourceFilter {
  const { refinements = 0 } = settings;
  const { kernel, memory, plan, transform } = space;
  const { bins, hop } = plan;
  const frames = f0.length;
  const padding = bins - 1;
  const row = rowLength(bins);
  const readNoise = createKernelNoise(bank.loop, frames, space);
  const drawPulses = createKernelPulses(f0, settings, space);
  const scale = scaleSamples(space, frames);
  const stages = Array.from({ length: refinements + 1 }, (_, stage) =>
    createKernelOverlapAdd(space, stage, frames, scale),
  );
  const rounds = stages
    .slice(1)
    .map((to, index) => createKernelRefinement(space, index + 1, frames, stages[index], to));
  const final = stages[refinements];
  const [harmonicReal, harmonicImag, noiseGain] = memory.rows;
  const [one, two, three] = memory.batches.map((batch) => batch.byteOffset);
  let added = 0;
  let taken = 0;

  /** Copies what belongs to the next frame. */
  function addRow(filters: FrameFilters, from: number): void {
    const slot = (added % BATCH) * row;
    const end = from + bins;
    harmonicReal.set(filters.harmonicReal.subarray(from, end), slot);
    harmonicImag.set(filters.harmonicImag.subarray(from, end), slot);
    noiseGain.set(filters.noiseGain.subarray(from, end), slot);
    memory.present[added % BATCH] = 1;
    added++;
  }

  /** Shapes the batch that ends with the last frame added. */
  function addBatch(): void {
    const first = added - 1 - ((added - 1) % BATCH);
    const count = added - first;
    for (const plane of [harmonicReal, harmonicImag, noiseGain]) plane.fill(0, count * row);
    memory.present.fill(0, count);
    const noise = readNoise(first, one, two);
    const spectra = drawPulses(first, three, noise === one ? two : one);
    const { magnitudes } = memory;
    kernel.shape(
      spectra,
      noise,
      bins - 1,
      memory.turns.byteOffset,
      harmonicReal.byteOffset,
      row * BYTES,
      memory.present.byteOffset,
      magnitudes.length > 0 ? magnitudes[(first / BATCH) % magnitudes.length].byteOffset : 0,
    );
    // The noise has done its part: its place is free.
    stages[0].add(transform(spectra, noise), count);
  }

  return {
    push(filters, first = 0, count = filters.noiseGain.length / bins - first) {
      const last = first + Math.min(count, frames - added);
      if (last <= first) return new Float32Array(0);
      const samples = new Float32Array((added + last - first) * hop - taken);
      let filled = 0;
      const take = () => {
        const { values, base } = final.padded;
        const from = padding - base;
        samples.set(values.subarray(from + taken, from + final.done), filled);
        filled += final.done - taken;
        taken = final.done;
        final.reading(padding + taken);
      };
      for (let at = first; at < last; at++) {
        addRow(filters, at * bins);
        if (added % BATCH !== 0 && added !== frames) continue;
        addBatch();
        runRounds(rounds, take);
      }
      if (added === frames) giveBack(space);
      return filled === samples.length ? samples : samples.slice(0, filled);
    },
  };
}
