/**
 * Integrated loudness as in ITU-R BS.1770: what ears make of a level, silences left out.
 */

/**
 * @typedef {readonly [b0: number, b1: number, b2: number, a1: number, a2: number]} Biquad
 */

/**
 * The K-weighting for a sample rate: a shelf for the head, a high pass for what ears do not hear.
 * @param {number} sampleRate
 * @returns {readonly [Biquad, Biquad]}
 */
function kWeighting(sampleRate) {
  const shelf = () => {
    const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
    const high = 10 ** (3.999843853973347 / 20);
    const mid = high ** 0.4996667741545416;
    const q = 0.7071752369554196;
    const a0 = 1 + k / q + k * k;
    return /** @type {const} */ ([
      (high + (mid * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (mid * k) / q + k * k) / a0,
      (2 * (k * k - 1)) / a0,
      (1 - k / q + k * k) / a0,
    ]);
  };
  const highPass = () => {
    const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
    const q = 0.5003270373238773;
    const a0 = 1 + k / q + k * k;
    return /** @type {const} */ ([1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0]);
  };
  return [shelf(), highPass()];
}

/**
 * @param {ArrayLike<number>} samples
 * @param {Biquad} filter
 */
function filtered(samples, [b0, b1, b2, a1, a2]) {
  const out = new Float64Array(samples.length);
  let [z1, z2] = [0, 0];
  for (let n = 0; n < samples.length; n++) {
    const x = samples[n];
    const y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    out[n] = y;
  }
  return out;
}

/**
 * Mean squares of the blocks of 400 ms that begin every 100 ms.
 * @param {ArrayLike<number>} samples - Mono, −1…1.
 * @param {number} sampleRate
 * @returns {number[]}
 */
export function loudnessBlocks(samples, sampleRate) {
  const [shelf, highPass] = kWeighting(sampleRate);
  const weighted = filtered(filtered(samples, shelf), highPass);
  const [length, hop] = [0.4, 0.1].map((seconds) => Math.round(seconds * sampleRate));
  const blocks = [];
  for (let start = 0; start + length <= weighted.length; start += hop) {
    let sum = 0;
    for (let n = start; n < start + length; n++) sum += weighted[n] ** 2;
    blocks.push(sum / length);
  }
  return blocks;
}

/**
 * @param {readonly number[]} blocks - Of one programme, or of several recordings that are one.
 * @returns {number} LUFS; −Infinity for silence
 */
export function integratedLoudness(blocks) {
  const level = (/** @type {number} */ power) => -0.691 + 10 * Math.log10(power);
  const mean = (/** @type {readonly number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const audible = blocks.filter((power) => level(power) > -70);
  if (audible.length === 0) return -Infinity;
  const gate = level(mean(audible)) - 10;
  return level(mean(audible.filter((power) => level(power) > gate)));
}
