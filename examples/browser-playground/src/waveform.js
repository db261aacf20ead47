/**
 * The waveform.
 */
import { clearCanvas, drawSideAxis, drawTimeAxis } from "./canvas.js";

/** Samples lie in −1…1. */
const MARKS = [-1, 0, 1].map((value) => ({
  text: String(value).replace("-", "−"),
  place: (value + 1) / 2,
}));

/**
 * Draws the lowest and the highest sample behind every column.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} samples
 * @param {number} sampleRate
 */
export function drawWaveform(canvas, samples, sampleRate) {
  const plot = clearCanvas(canvas);
  if (samples.length === 0) return;
  const { pen, left, top, width, height } = plot;
  drawSideAxis(plot, MARKS);
  drawTimeAxis(plot, 0, samples.length / sampleRate);
  pen.fillStyle = getComputedStyle(canvas).color;
  const middle = height / 2;
  const perColumn = samples.length / width;
  for (let x = 0; x < width; x++) {
    let low = 0;
    let high = 0;
    const end = Math.min(samples.length, Math.ceil((x + 1) * perColumn));
    for (let i = Math.floor(x * perColumn); i < end; i++) {
      low = Math.min(low, samples[i]);
      high = Math.max(high, samples[i]);
    }
    pen.fillRect(left + x, top + middle - high * middle, 1, Math.max(1, (high - low) * middle));
  }
}
