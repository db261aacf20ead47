/**
 * The waveform.
 * @module
 */

/** Samples behind one stored peak: 10 ms at 24 kHz. */
const SAMPLES_PER_PEAK = 240;

/** @param {HTMLCanvasElement} canvas */
export function createWaveform(canvas) {
  /** @type {number[]} */
  let peaks = [];
  return {
    clear() {
      peaks = [];
      this.draw(0);
    },
    /** @param {Float32Array} samples */
    add(samples) {
      for (let from = 0; from < samples.length; from += SAMPLES_PER_PEAK) {
        let peak = 0;
        const to = Math.min(from + SAMPLES_PER_PEAK, samples.length);
        for (let i = from; i < to; i++) peak = Math.max(peak, Math.abs(samples[i]));
        peaks.push(peak);
      }
    },
    /** @param {number} heard - The part that has been heard, 0–1. */
    draw(heard) {
      const scale = window.devicePixelRatio || 1;
      const { clientWidth, clientHeight } = canvas;
      const width = Math.round(clientWidth * scale);
      const height = Math.round(clientHeight * scale);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const pen = canvas.getContext("2d");
      if (!pen) return;
      pen.clearRect(0, 0, width, height);
      pen.fillStyle = getComputedStyle(canvas).color;
      for (let x = 0; x < width && peaks.length > 0; x++) {
        const from = Math.floor((x * peaks.length) / width);
        const to = Math.max(from + 1, Math.floor(((x + 1) * peaks.length) / width));
        const peak = Math.max(...peaks.slice(from, to));
        const bar = Math.max(scale, peak * height);
        pen.globalAlpha = x / width <= heard ? 1 : 0.4;
        pen.fillRect(x, (height - bar) / 2, 1, bar);
      }
    },
  };
}
