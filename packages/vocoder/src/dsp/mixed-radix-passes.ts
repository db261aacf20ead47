/**
 * A pass reads `x` and writes `y`, both `2 · n · s` numbers of interleaved complex values. For every sub-transform
 * p in 0 … n/r − 1 and every q in 0 … s − 1 it takes the r values x[q + s·(p + j·n/r)], transforms them among
 * themselves, multiplies output j by e^(−2πi·p·j/n) and stores it at y[q + s·(r·p + j)].
 * @internal
 */
export type RadixPass = (
  x: Float64Array,
  y: Float64Array,
  n: number,
  s: number,
  twiddles: Float64Array,
) => void;

/** The radix-2 pass. */
export const radix2: RadixPass = (x, y, n, s, twiddles) => {
  const width = 2 * s;
  const half = n * s;
  for (let p = 0, w = 0, i = 0, o = 0; p < n / 2; p++, w += 2, o += width) {
    const wr = twiddles[w];
    const wi = twiddles[w + 1];
    for (let q = 0; q < width; q += 2, i += 2, o += 2) {
      const ar = x[i];
      const ai = x[i + 1];
      const br = x[i + half];
      const bi = x[i + half + 1];
      const dr = ar - br;
      const di = ai - bi;
      y[o] = ar + br;
      y[o + 1] = ai + bi;
      y[o + width] = dr * wr - di * wi;
      y[o + width + 1] = dr * wi + di * wr;
    }
  }
};

/** The radix-3 pass. */
export const radix3: RadixPass = (x, y, n, s, twiddles) => {
  const sine = Math.sqrt(3) / 2;
  const width = 2 * s;
  const third = (2 * n * s) / 3;
  for (let p = 0, w = 0, i = 0, o = 0; p < n / 3; p++, w += 4, o += 2 * width) {
    const w1r = twiddles[w];
    const w1i = twiddles[w + 1];
    const w2r = twiddles[w + 2];
    const w2i = twiddles[w + 3];
    for (let q = 0; q < width; q += 2, i += 2, o += 2) {
      const ar = x[i];
      const ai = x[i + 1];
      const br = x[i + third];
      const bi = x[i + third + 1];
      const cr = x[i + 2 * third];
      const ci = x[i + 2 * third + 1];
      const sr = br + cr;
      const si = bi + ci;
      const dr = sine * (bi - ci);
      const di = sine * (cr - br);
      const mr = ar - sr / 2;
      const mi = ai - si / 2;
      const y1r = mr + dr;
      const y1i = mi + di;
      const y2r = mr - dr;
      const y2i = mi - di;
      y[o] = ar + sr;
      y[o + 1] = ai + si;
      y[o + width] = y1r * w1r - y1i * w1i;
      y[o + width + 1] = y1r * w1i + y1i * w1r;
      y[o + 2 * width] = y2r * w2r - y2i * w2i;
      y[o + 2 * width + 1] = y2r * w2i + y2i * w2r;
    }
  }
};

/** The radix-4 pass. */
export const radix4: RadixPass = (x, y, n, s, twiddles) => {
  const width = 2 * s;
  const quarter = (n * s) / 2;
  for (let p = 0, w = 0, i = 0, o = 0; p < n / 4; p++, w += 6, o += 3 * width) {
    const w1r = twiddles[w];
    const w1i = twiddles[w + 1];
    const w2r = twiddles[w + 2];
    const w2i = twiddles[w + 3];
    const w3r = twiddles[w + 4];
    const w3i = twiddles[w + 5];
    for (let q = 0; q < width; q += 2, i += 2, o += 2) {
      const ar = x[i];
      const ai = x[i + 1];
      const br = x[i + quarter];
      const bi = x[i + quarter + 1];
      const cr = x[i + 2 * quarter];
      const ci = x[i + 2 * quarter + 1];
      const dr = x[i + 3 * quarter];
      const di = x[i + 3 * quarter + 1];
      const acr = ar + cr;
      const aci = ai + ci;
      const amcr = ar - cr;
      const amci = ai - ci;
      const bdr = br + dr;
      const bdi = bi + di;
      const bmdr = br - dr;
      const bmdi = bi - di;
      const y1r = amcr + bmdi;
      const y1i = amci - bmdr;
      const y2r = acr - bdr;
      const y2i = aci - bdi;
      const y3r = amcr - bmdi;
      const y3i = amci + bmdr;
      y[o] = acr + bdr;
      y[o + 1] = aci + bdi;
      y[o + width] = y1r * w1r - y1i * w1i;
      y[o + width + 1] = y1r * w1i + y1i * w1r;
      y[o + 2 * width] = y2r * w2r - y2i * w2i;
      y[o + 2 * width + 1] = y2r * w2i + y2i * w2r;
      y[o + 3 * width] = y3r * w3r - y3i * w3i;
      y[o + 3 * width + 1] = y3r * w3i + y3i * w3r;
    }
  }
};

/** The radix-5 pass. */
export const radix5: RadixPass = (x, y, n, s, twiddles) => {
  const c1 = Math.cos((2 * Math.PI) / 5);
  const c2 = Math.cos((4 * Math.PI) / 5);
  const s1 = Math.sin((2 * Math.PI) / 5);
  const s2 = Math.sin((4 * Math.PI) / 5);
  const width = 2 * s;
  const fifth = (2 * n * s) / 5;
  for (let p = 0, w = 0, i = 0, o = 0; p < n / 5; p++, w += 8, o += 4 * width) {
    const w1r = twiddles[w];
    const w1i = twiddles[w + 1];
    const w2r = twiddles[w + 2];
    const w2i = twiddles[w + 3];
    const w3r = twiddles[w + 4];
    const w3i = twiddles[w + 5];
    const w4r = twiddles[w + 6];
    const w4i = twiddles[w + 7];
    for (let q = 0; q < width; q += 2, i += 2, o += 2) {
      const ar = x[i];
      const ai = x[i + 1];
      const br = x[i + fifth];
      const bi = x[i + fifth + 1];
      const cr = x[i + 2 * fifth];
      const ci = x[i + 2 * fifth + 1];
      const dr = x[i + 3 * fifth];
      const di = x[i + 3 * fifth + 1];
      const er = x[i + 4 * fifth];
      const ei = x[i + 4 * fifth + 1];
      const ber = br + er;
      const bei = bi + ei;
      const bmer = br - er;
      const bmei = bi - ei;
      const cdr = cr + dr;
      const cdi = ci + di;
      const cmdr = cr - dr;
      const cmdi = ci - di;
      const m1r = ar + c1 * ber + c2 * cdr;
      const m1i = ai + c1 * bei + c2 * cdi;
      const m2r = ar + c2 * ber + c1 * cdr;
      const m2i = ai + c2 * bei + c1 * cdi;
      const n1r = s1 * bmei + s2 * cmdi;
      const n1i = s1 * bmer + s2 * cmdr;
      const n2r = s2 * bmei - s1 * cmdi;
      const n2i = s2 * bmer - s1 * cmdr;
      const y1r = m1r + n1r;
      const y1i = m1i - n1i;
      const y4r = m1r - n1r;
      const y4i = m1i + n1i;
      const y2r = m2r + n2r;
      const y2i = m2i - n2i;
      const y3r = m2r - n2r;
      const y3i = m2i + n2i;
      y[o] = ar + ber + cdr;
      y[o + 1] = ai + bei + cdi;
      y[o + width] = y1r * w1r - y1i * w1i;
      y[o + width + 1] = y1r * w1i + y1i * w1r;
      y[o + 2 * width] = y2r * w2r - y2i * w2i;
      y[o + 2 * width + 1] = y2r * w2i + y2i * w2r;
      y[o + 3 * width] = y3r * w3r - y3i * w3i;
      y[o + 3 * width + 1] = y3r * w3i + y3i * w3r;
      y[o + 4 * width] = y4r * w4r - y4i * w4i;
      y[o + 4 * width + 1] = y4r * w4i + y4i * w4r;
    }
  }
};
