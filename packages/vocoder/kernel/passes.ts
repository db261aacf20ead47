/**
 * The passes of the Stockham transform for four frames at a time; see `mixed-radix-passes.ts`, whose twins these are.
 * All addresses are in bytes, complex values as `lanes.ts` has them, twiddles as pairs of float32.
 * @module
 */
import { add, COMPLEX, IMAG, load, mul, put, splat, spread, sub } from "./lanes";

/** Stores a value turned by a twiddle; those of the first group are all 1 and left out. */
function place(at: usize, real: v128, imag: v128, twiddle: usize, turned: bool): void {
  if (!turned) {
    put(at, real, imag);
    return;
  }
  const wr = spread(twiddle);
  const wi = spread(twiddle + 4);
  put(at, sub(mul(real, wr), mul(imag, wi)), add(mul(real, wi), mul(imag, wr)));
}

export function radix2(x: usize, y: usize, n: usize, s: usize, w: usize): void {
  const width = COMPLEX * s;
  const part = width * (n / 2);
  for (let p: usize = 0; p < n / 2; p++, w += 8, y += width) {
    for (const end = x + width; x < end; x += COMPLEX, y += COMPLEX) {
      const ar = load(x);
      const ai = load(x + IMAG);
      const br = load(x + part);
      const bi = load(x + part + IMAG);
      put(y, add(ar, br), add(ai, bi));
      place(y + width, sub(ar, br), sub(ai, bi), w, p > 0);
    }
  }
}

export function radix3(x: usize, y: usize, n: usize, s: usize, w: usize): void {
  const sine = splat(0.8660254037844386);
  const half = splat(0.5);
  const width = COMPLEX * s;
  const part = width * (n / 3);
  for (let p: usize = 0; p < n / 3; p++, w += 16, y += 2 * width) {
    for (const end = x + width; x < end; x += COMPLEX, y += COMPLEX) {
      const ar = load(x);
      const ai = load(x + IMAG);
      const br = load(x + part);
      const bi = load(x + part + IMAG);
      const cr = load(x + 2 * part);
      const ci = load(x + 2 * part + IMAG);
      const sr = add(br, cr);
      const si = add(bi, ci);
      const dr = mul(sine, sub(bi, ci));
      const di = mul(sine, sub(cr, br));
      const mr = sub(ar, mul(half, sr));
      const mi = sub(ai, mul(half, si));
      put(y, add(ar, sr), add(ai, si));
      place(y + width, add(mr, dr), add(mi, di), w, p > 0);
      place(y + 2 * width, sub(mr, dr), sub(mi, di), w + 8, p > 0);
    }
  }
}

export function radix4(x: usize, y: usize, n: usize, s: usize, w: usize): void {
  const width = COMPLEX * s;
  const part = width * (n / 4);
  for (let p: usize = 0; p < n / 4; p++, w += 24, y += 3 * width) {
    for (const end = x + width; x < end; x += COMPLEX, y += COMPLEX) {
      const ar = load(x);
      const ai = load(x + IMAG);
      const br = load(x + part);
      const bi = load(x + part + IMAG);
      const cr = load(x + 2 * part);
      const ci = load(x + 2 * part + IMAG);
      const dr = load(x + 3 * part);
      const di = load(x + 3 * part + IMAG);
      const evenR = add(ar, cr);
      const evenI = add(ai, ci);
      const oddR = add(br, dr);
      const oddI = add(bi, di);
      const mr = sub(ar, cr);
      const mi = sub(ai, ci);
      const nr = sub(br, dr);
      const ni = sub(bi, di);
      put(y, add(evenR, oddR), add(evenI, oddI));
      place(y + width, add(mr, ni), sub(mi, nr), w, p > 0);
      place(y + 2 * width, sub(evenR, oddR), sub(evenI, oddI), w + 8, p > 0);
      place(y + 3 * width, sub(mr, ni), add(mi, nr), w + 16, p > 0);
    }
  }
}

export function radix5(x: usize, y: usize, n: usize, s: usize, w: usize): void {
  const c1 = splat(0.30901699437494745);
  const c2 = splat(-0.8090169943749475);
  const s1 = splat(0.9510565162951535);
  const s2 = splat(0.5877852522924731);
  const width = COMPLEX * s;
  const part = width * (n / 5);
  for (let p: usize = 0; p < n / 5; p++, w += 32, y += 4 * width) {
    for (const end = x + width; x < end; x += COMPLEX, y += COMPLEX) {
      const ar = load(x);
      const ai = load(x + IMAG);
      const br = load(x + part);
      const bi = load(x + part + IMAG);
      const cr = load(x + 2 * part);
      const ci = load(x + 2 * part + IMAG);
      const dr = load(x + 3 * part);
      const di = load(x + 3 * part + IMAG);
      const er = load(x + 4 * part);
      const ei = load(x + 4 * part + IMAG);
      const ber = add(br, er);
      const bei = add(bi, ei);
      const bmer = sub(br, er);
      const bmei = sub(bi, ei);
      const cdr = add(cr, dr);
      const cdi = add(ci, di);
      const cmdr = sub(cr, dr);
      const cmdi = sub(ci, di);
      put(y, add(ar, add(ber, cdr)), add(ai, add(bei, cdi)));
      const m1r = add(ar, add(mul(c1, ber), mul(c2, cdr)));
      const m1i = add(ai, add(mul(c1, bei), mul(c2, cdi)));
      const n1r = add(mul(s1, bmei), mul(s2, cmdi));
      const n1i = add(mul(s1, bmer), mul(s2, cmdr));
      place(y + width, add(m1r, n1r), sub(m1i, n1i), w, p > 0);
      place(y + 4 * width, sub(m1r, n1r), add(m1i, n1i), w + 24, p > 0);
      const m2r = add(ar, add(mul(c2, ber), mul(c1, cdr)));
      const m2i = add(ai, add(mul(c2, bei), mul(c1, cdi)));
      const n2r = sub(mul(s2, bmei), mul(s1, cmdi));
      const n2i = sub(mul(s2, bmer), mul(s1, cmdr));
      place(y + 2 * width, add(m2r, n2r), sub(m2i, n2i), w + 8, p > 0);
      place(y + 3 * width, sub(m2r, n2r), add(m2i, n2i), w + 16, p > 0);
    }
  }
}
