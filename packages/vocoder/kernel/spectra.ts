/**
 * What happens to the spectra of a batch, between two transforms. A real frame of 2 · `points` samples is transformed as
 * `points` complex values, its even samples being the real and its odd ones the imaginary parts; bins k and
 * `points` − k are taken apart and put together here. The analysis window holds the factor ½ that this needs.
 * @module
 */
import { add, column, COMPLEX, IMAG, load, mul, put, splat, spread, sub } from "./lanes";

/** As `refinement.ts`. */
const FLOOR: f32 = 1e-10;
const MOMENTUM: f32 = 0.9;

function magnitude(real: v128, imag: v128): v128 {
  return f32x4.sqrt(add(add(mul(real, real), mul(imag, imag)), splat(FLOOR)));
}

/** Puts two bins together, real and imaginary parts exchanged, so that a forward transform is the inverse one. */
function merge(
  a: usize,
  b: usize,
  ar: v128,
  ai: v128,
  br: v128,
  bi: v128,
  wr: v128,
  wi: v128,
): void {
  const er = add(ar, br);
  const ei = sub(ai, bi);
  const dr = sub(ar, br);
  const di = add(ai, bi);
  const or = add(mul(dr, wr), mul(di, wi));
  const oi = sub(mul(di, wr), mul(dr, wi));
  put(a, add(ei, or), sub(er, oi));
  put(b, sub(or, ei), add(er, oi));
}

/**
 * From the transforms of four frames of pulses and of noise to that of speech.
 * @param frames - The pulses; receives the speech.
 * @param turns - e^(−πik/points), k = 0 … points / 2.
 * @param rows - Three planes of four rows: the filters' real part, imaginary part and noise gain.
 * @param present - Four numbers, 1 for frames that exist and 0 for those behind the end.
 * @param magnitudes - Receives the magnitudes of all bins; 0: not wanted.
 */
export function shape(
  frames: usize,
  noise: usize,
  points: usize,
  turns: usize,
  rows: usize,
  rowBytes: usize,
  present: usize,
  magnitudes: usize,
): void {
  const exists = load(present);
  const plane = 4 * rowBytes;
  for (let k: usize = 0; k <= points / 2; k++, turns += 8) {
    const j = points - k;
    const wr = spread(turns);
    const wi = spread(turns + 4);
    const offsetB = k === 0 ? 0 : COMPLEX * j;

    const na = noise + COMPLEX * k;
    const nb = noise + offsetB;
    const ner = add(load(na), load(nb));
    const nei = sub(load(na + IMAG), load(nb + IMAG));
    const nor = add(load(na + IMAG), load(nb + IMAG));
    const noi = sub(load(nb), load(na));
    const ntr = sub(mul(nor, wr), mul(noi, wi));
    const nti = add(mul(nor, wi), mul(noi, wr));
    const rowA = rows + 4 * k;
    const rowB = rows + 4 * j;
    const ag = column(rowA + 2 * plane, rowBytes);
    const bg = column(rowB + 2 * plane, rowBytes);
    let ar = mul(ag, add(ner, ntr));
    let ai = mul(ag, add(nei, nti));
    let br = mul(bg, sub(ner, ntr));
    let bi = mul(bg, sub(nti, nei));

    const a = frames + COMPLEX * k;
    const b = frames + offsetB;
    const er = add(load(a), load(b));
    const ei = sub(load(a + IMAG), load(b + IMAG));
    const or = add(load(a + IMAG), load(b + IMAG));
    const oi = sub(load(b), load(a));
    const tr = sub(mul(or, wr), mul(oi, wi));
    const ti = add(mul(or, wi), mul(oi, wr));
    const par = add(er, tr);
    const pai = add(ei, ti);
    const ahr = column(rowA, rowBytes);
    const ahi = column(rowA + plane, rowBytes);
    ar = add(ar, sub(mul(ahr, par), mul(ahi, pai)));
    ai = add(ai, add(mul(ahr, pai), mul(ahi, par)));
    const pbr = sub(er, tr);
    const pbi = sub(ti, ei);
    const bhr = column(rowB, rowBytes);
    const bhi = column(rowB + plane, rowBytes);
    br = add(br, sub(mul(bhr, pbr), mul(bhi, pbi)));
    bi = add(bi, add(mul(bhr, pbi), mul(bhi, pbr)));

    if (magnitudes) {
      v128.store(magnitudes + 16 * k, mul(exists, magnitude(ar, ai)));
      v128.store(magnitudes + 16 * j, mul(exists, magnitude(br, bi)));
    }
    if (k === 0) {
      // The first and the last bin of a real signal are real.
      ai = splat(0);
      bi = splat(0);
    }
    merge(a, b, ar, ai, br, bi, wr, wi);
  }
}

/** What a round goes on with: what it hears and, past the first, as much again of the change since the round before. */
function further(now: v128, before: usize): v128 {
  return add(now, mul(splat(MOMENTUM), sub(now, load(before))));
}

/**
 * One round of refinement (see `refinement.ts`) on the transform of four frames, in place.
 * @param turns - As in `shape`.
 * @param magnitudes - What `shape` wrote for these frames.
 * @param before - What the round before wrote to `heard`; 0: there is none.
 * @param heard - Receives the spectra as they came, points + 1 complex values; 0: not wanted.
 */
export function refine(
  frames: usize,
  points: usize,
  turns: usize,
  magnitudes: usize,
  before: usize,
  heard: usize,
): void {
  for (let k: usize = 0; k <= points / 2; k++, turns += 8) {
    const j = points - k;
    const a = frames + COMPLEX * k;
    const b = k === 0 ? frames : frames + COMPLEX * j;
    const wr = spread(turns);
    const wi = spread(turns + 4);
    const zar = load(a);
    const zai = load(a + IMAG);
    const zbr = load(b);
    const zbi = load(b + IMAG);
    const er = add(zar, zbr);
    const ei = sub(zai, zbi);
    const or = add(zai, zbi);
    const oi = sub(zbr, zar);
    const tr = sub(mul(or, wr), mul(oi, wi));
    const ti = add(mul(or, wi), mul(oi, wr));
    let ar = add(er, tr);
    let ai = add(ei, ti);
    let br = sub(er, tr);
    let bi = sub(ti, ei);
    if (heard) {
      put(heard + COMPLEX * k, ar, ai);
      put(heard + COMPLEX * j, br, bi);
    }
    if (before) {
      const beforeA = before + COMPLEX * k;
      const beforeB = before + COMPLEX * j;
      ar = further(ar, beforeA);
      ai = further(ai, beforeA + IMAG);
      br = further(br, beforeB);
      bi = further(bi, beforeB + IMAG);
    }
    const p = f32x4.div(load(magnitudes + 16 * k), magnitude(ar, ai));
    const q = f32x4.div(load(magnitudes + 16 * j), magnitude(br, bi));
    merge(a, b, mul(p, ar), mul(p, ai), mul(q, br), mul(q, bi), wr, wi);
  }
}
