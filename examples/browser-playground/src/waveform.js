/**
 * The waveform.
 */
import { clearCanvas } from "./canvas.js";

/**
 * Draws the lowest and the highest sample behind every column.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} samples
 */
export function drawWaveform(canvas, samples) {
  const pen = clearCanvas(canvas);
  const { width, height } = canvas;
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
    const top = middle - high * middle;
    pen.fillRect(x, top, 1, Math.max(1, (high - low) * middle));
  }
}
