import { inverseWindowSumParts } from "../../dsp/window";
import { slideOver, type SlidingSamples } from "../sliding-samples";
import { BATCH, type KernelSpace } from "./kernel-space";

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** A signal built up by overlap-add. */
interface KernelOverlapAdd {
  /** Finished samples, preceded by half a transform of silence. Those before the last `reading` may be gone. */
  readonly padded: SlidingSamples<Float32Array>;
  /** How many samples are final. */
  readonly done: number;
  /** Adds the next frames: a batch, transformed, of which `count` frames are real. */
  add(batch: number, count: number): void;
  /** Read position in `padded`. */
  reading(from: number): void;
}

/** Writes the inverse of the sum of squared windows to the space, for an utterance of the given number of frames. */
export function scaleSamples(
  { kernel, memory, plan }: KernelSpace,
  frames: number,
): (from: number, to: number, first: number, end: number) => void {
  const { hop, half, window } = plan;
  const length = frames * hop;
  const parts = inverseWindowSumParts(window, hop, frames, length);
  memory.head.set(parts.head);
  memory.repeats.set(parts.repeats);
  memory.tail.set(parts.tail);
  const headEnd = parts.head.length;
  const tailStart = length - parts.tail.length;

  /** Copies the samples `first` … `end − 1`; sample 0 would be at the given addresses. */
  return (from, to, first, end) => {
    for (let n = first; n < end;) {
      let factors = memory.tail.byteOffset + (n - tailStart) * BYTES;
      let count = end - n;
      if (n < headEnd) {
        factors = memory.head.byteOffset + n * BYTES;
        count = Math.min(count, headEnd - n);
      } else if (n < tailStart) {
        const phase = (n + half) % hop;
        factors = memory.repeats.byteOffset + phase * BYTES;
        count = Math.min(count, hop - phase, tailStart - n);
      }
      kernel.scale(from + n * BYTES, factors, to + n * BYTES, count);
      n += count;
    }
  };
}

/**
 * Prepares the overlap-add of an utterance.
 * @param space - Room for the utterance.
 * @param stage - Index of the stage in the memory.
 * @param frames - All frames of the utterance.
 * @param scale - See {@link scaleSamples}.
 */
export function createKernelOverlapAdd(
  { kernel, memory, plan }: KernelSpace,
  stage: number,
  frames: number,
  scale: ReturnType<typeof scaleSamples>,
): KernelOverlapAdd {
  const { hop, half, bins } = plan;
  const fftSize = 2 * (bins - 1);
  const padding = fftSize / 2;
  const length = frames * hop;
  const sum = slideOver(memory.stages[stage].sum);
  const padded = slideOver(memory.stages[stage].padded);
  // The kernel's loops go in steps of four.
  const room = BATCH * hop + fftSize + 4;
  let added = 0;
  let done = 0;
  let read = 0;
  return {
    padded,
    get done() {
      return done;
    },
    add(batch, count) {
      const start = added * hop;
      sum.reach(Math.min(padding + done, start), start + room);
      const to = sum.values.byteOffset + (start - sum.base) * BYTES;
      kernel.overlap(batch, memory.synthesis.byteOffset, to, hop * BYTES, fftSize);
      added += count;
      const end = added === frames ? length : Math.max(done, added * hop - half);
      // The last windows extend into the silence after the end.
      padded.reach(read, end + room);
      scale(
        sum.values.byteOffset + (padding - sum.base) * BYTES,
        padded.values.byteOffset + (padding - padded.base) * BYTES,
        done,
        end,
      );
      done = end;
    },
    reading(from) {
      read = from;
    },
  };
}

/**
 * Prepares a round: frames of `from` are analysed as soon as their samples are final, keep their phases, are given the
 * magnitudes that the net predicted, and are added to `to`. One step of fast Griffin-Lim (Perraudin et al., 2013): the
 * phases are those of R + 0.9 · (R − Q),
 * where R is the spectrum analysed in this round and Q that of the round before.
 * @param round - 1 for the first.
 * @returns A function that processes a batch if one is ready, and returns whether it did.
 */
export function createKernelRefinement(
  { kernel, memory, plan, transform }: KernelSpace,
  round: number,
  frames: number,
  from: KernelOverlapAdd,
  to: KernelOverlapAdd,
): () => boolean {
  const { hop, half, bins } = plan;
  const points = bins - 1;
  const length = frames * hop;
  const { magnitudes, analysis, turns, batches } = memory;
  const [buffer, spare] = batches.map((each) => each.byteOffset);
  const slotOf = (ring: readonly Float32Array[] | undefined, batch: number) =>
    ring ? ring[batch % ring.length].byteOffset : 0;
  let next = 0;
  return () => {
    if (next >= frames) return false;
    const count = Math.min(BATCH, frames - next);
    if (from.done < Math.min(length, (next + count - 1) * hop + half)) return false;
    const { values, base } = from.padded;
    const start = values.byteOffset + (next * hop - base) * BYTES;
    kernel.cut(start, hop * BYTES, analysis.byteOffset, buffer, 2 * points);
    const spectra = transform(buffer, spare);
    const batch = next / BATCH;
    const before = slotOf(memory.heard[round - 2], batch);
    const heard = slotOf(memory.heard[round - 1], batch);
    const wanted = slotOf(magnitudes, batch);
    kernel.refine(spectra, points, turns.byteOffset, wanted, before, heard);
    to.add(transform(spectra, spectra === buffer ? spare : buffer), count);
    next += count;
    from.reading(next * hop);
    return true;
  };
}

/**
 * Lets all rounds catch up in turns of two frames or one batch: a round that processed the rest of the utterance in one
 * go would overwrite what the next round still needs.
 * @param rounds - The first one first.
 * @param after - Called after each has had its turn.
 */
export function runRounds(rounds: readonly (() => boolean)[], after: () => void): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const round of rounds) if (round()) moved = true;
    after();
  }
}
