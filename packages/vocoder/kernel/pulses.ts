/**
 * Four samples of a pulse train at a time; see `pulse-train.ts`. Phases are kept in float64, as they add up; what is
 * left of them within half a turn needs no more than float32.
 * @module
 */
import { add, mul, splat, sub } from "./lanes";

/** As `pulse-train.ts`. */
const NEAR_PULSE: f32 = 1e-6;

// Taylor coefficients of sin(πx) / x in powers of x²: with six of them the error on |x| ≤ ½ stays below 6e-8.
const C0: f32 = f32(Math.PI);
const C1: f32 = -5.16771278004997;
const C2: f32 = 2.550164039877345;
const C3: f32 = -0.5992645293207921;
const C4: f32 = 0.08214588661112823;
const C5: f32 = -0.00737043094571435;

/** Numbers within a half, whose sines of π times them are those of the numbers given. */
function reduce(x: v128): v128 {
  const n = f64x2.nearest(x);
  const half = f64x2.mul(n, f64x2.splat(0.5));
  const odd = f64x2.mul(f64x2.sub(half, f64x2.floor(half)), f64x2.splat(4));
  return f64x2.mul(f64x2.sub(x, n), f64x2.sub(f64x2.splat(1), odd));
}

/** Two times two float64 as four float32. */
function join(low: v128, high: v128): v128 {
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** sin(πx) of |x| ≤ ½. */
function sinePi(x: v128): v128 {
  const s = mul(x, x);
  let sum = splat(C5);
  sum = add(splat(C4), mul(s, sum));
  sum = add(splat(C3), mul(s, sum));
  sum = add(splat(C2), mul(s, sum));
  sum = add(splat(C1), mul(s, sum));
  sum = add(splat(C0), mul(s, sum));
  return mul(x, sum);
}

function harmonicsOf(bandLimit: f64, hertz: v128): v128 {
  const count = f64x2.floor(f64x2.div(f64x2.splat(bandLimit), hertz));
  return f64x2.max(f64x2.splat(1), count);
}

/** (2 · count + 1) · cycles. */
function topOf(count: v128, cycles: v128): v128 {
  return f64x2.mul(f64x2.add(f64x2.add(count, count), f64x2.splat(1)), cycles);
}

/**
 * Draws samples whose frequency changes linearly: left + (index / hop) · change, in Hz, above 0.
 * @param index - The first sample's place in its hop.
 * @param cycles - Where the phase is, in turns.
 * @returns Where it is after the last sample.
 */
export function pulses(
  to: usize,
  count: i32,
  index: f64,
  perHop: f64,
  left: f64,
  change: f64,
  perSample: f64,
  bandLimit: f64,
  cycles: f64,
): f64 {
  let low = f64x2.replace_lane(f64x2.splat(index), 1, index + 1);
  for (let missing: i32 = count; missing > 0; missing -= 4, to += 16) {
    const high = f64x2.add(low, f64x2.splat(2));
    const hertzLow = f64x2.add(
      f64x2.splat(left),
      f64x2.mul(f64x2.mul(low, f64x2.splat(perHop)), f64x2.splat(change)),
    );
    const hertzHigh = f64x2.add(
      f64x2.splat(left),
      f64x2.mul(f64x2.mul(high, f64x2.splat(perHop)), f64x2.splat(change)),
    );
    low = f64x2.add(low, f64x2.splat(4));
    const stepsLow = f64x2.mul(hertzLow, f64x2.splat(perSample));
    const stepsHigh = f64x2.mul(hertzHigh, f64x2.splat(perSample));
    const step0 = f64x2.extract_lane(stepsLow, 0);
    const step1 = step0 + f64x2.extract_lane(stepsLow, 1);
    const step2 = step1 + f64x2.extract_lane(stepsHigh, 0);
    const step3 = step2 + f64x2.extract_lane(stepsHigh, 1);
    const start = f64x2.splat(cycles);
    const first = f64x2.replace_lane(f64x2.splat(step0), 1, step1);
    const second = f64x2.replace_lane(f64x2.splat(step2), 1, step3);
    const turnsLow = f64x2.add(start, first);
    const turnsHigh = f64x2.add(start, second);
    const countLow = harmonicsOf(bandLimit, hertzLow);
    const countHigh = harmonicsOf(bandLimit, hertzHigh);
    const sine = sinePi(join(reduce(turnsLow), reduce(turnsHigh)));
    const top = sinePi(
      join(reduce(topOf(countLow, turnsLow)), reduce(topOf(countHigh, turnsHigh))),
    );
    const harmonics = join(countLow, countHigh);
    const quotient = mul(splat(0.5), sub(f32x4.div(top, sine), splat(1)));
    const isPulse = f32x4.lt(f32x4.abs(sine), splat(NEAR_PULSE));
    const sum = v128.bitselect(harmonics, quotient, isPulse);
    const values = mul(f32x4.sqrt(f32x4.div(splat(2), harmonics)), sum);
    let step = step3;
    if (missing >= 4) {
      v128.store(to, values);
    } else {
      f32.store(to, f32x4.extract_lane(values, 0));
      step = step0;
      if (missing > 1) {
        f32.store(to + 4, f32x4.extract_lane(values, 1));
        step = step1;
      }
      if (missing > 2) {
        f32.store(to + 8, f32x4.extract_lane(values, 2));
        step = step2;
      }
    }
    cycles += step;
    cycles -= f64.floor(cycles);
  }
  return cycles;
}
