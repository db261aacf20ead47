/**
 * Between signals and the frames of a batch. Counts that are no multiple of four are rounded up: signals and tables
 * have room for it, and the windows are 0 there.
 * @module
 */
import { add, load, mul } from "./lanes";

/** Loads the low and the high halves of two vectors in turn: half of a transposition of four by four. */
function low(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 0, 4, 1, 5);
}

function high(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 2, 6, 3, 7);
}

/**
 * Windows four frames of a signal.
 * @param from - First sample of the first frame.
 * @param hopBytes - Distance of the frames.
 * @param frames - Receives `count` vectors: sample n of each frame.
 */
export function cut(
  from: usize,
  hopBytes: usize,
  window: usize,
  frames: usize,
  count: usize,
): void {
  const end = window + 4 * count;
  for (; window < end; window += 16, from += 16, frames += 64) {
    const w = load(window);
    const a = mul(w, load(from));
    const b = mul(w, load(from + hopBytes));
    const c = mul(w, load(from + 2 * hopBytes));
    const d = mul(w, load(from + 3 * hopBytes));
    const ac = low(a, c);
    const bd = low(b, d);
    v128.store(frames, low(ac, bd));
    v128.store(frames, high(ac, bd), 16);
    const acHigh = high(a, c);
    const bdHigh = high(b, d);
    v128.store(frames, low(acHigh, bdHigh), 32);
    v128.store(frames, high(acHigh, bdHigh), 48);
  }
}

function grow(at: usize, window: v128, values: v128): void {
  v128.store(at, add(load(at), mul(window, values)));
}

/**
 * Windows four frames and adds them to a signal.
 * @param frames - `count` vectors; samples 2n and 2n + 1 are exchanged, as the inverse transform leaves them.
 * @param to - First sample of the first frame.
 */
export function overlap(
  frames: usize,
  window: usize,
  to: usize,
  hopBytes: usize,
  count: usize,
): void {
  const end = window + 4 * count;
  for (; window < end; window += 16, to += 16, frames += 64) {
    const w = load(window);
    const n0 = load(frames + 16);
    const n1 = load(frames);
    const n2 = load(frames + 48);
    const n3 = load(frames + 32);
    const even = low(n0, n2);
    const odd = low(n1, n3);
    grow(to, w, low(even, odd));
    grow(to + hopBytes, w, high(even, odd));
    const evenHigh = high(n0, n2);
    const oddHigh = high(n1, n3);
    grow(to + 2 * hopBytes, w, low(evenHigh, oddHigh));
    grow(to + 3 * hopBytes, w, high(evenHigh, oddHigh));
  }
}

/** Writes `count` products of two signals. */
export function scale(from: usize, factors: usize, to: usize, count: usize): void {
  const end = to + 4 * count;
  for (; to + 16 <= end; to += 16, from += 16, factors += 16) {
    v128.store(to, mul(load(from), load(factors)));
  }
  for (; to < end; to += 4, from += 4, factors += 4) {
    store<f32>(to, load32(from) * load32(factors));
  }
}

function load32(at: usize): f32 {
  return f32.load(at);
}
