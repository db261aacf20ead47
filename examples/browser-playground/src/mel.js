/**
 * The mel spectrogram.
 */
import { clearCanvas } from "./canvas.js";

/** Stops of the colours from quiet to loud: red, green, blue. They get lighter evenly, for eyes that see few colours too. */
const COLOURS = [
  [8, 10, 34],
  [64, 24, 108],
  [158, 47, 103],
  [233, 105, 62],
  [252, 182, 76],
  [252, 250, 200],
];
/** Natural logarithms from quiet to loud, about 80 dB. */
const QUIET = -8;
const LOUD = 1.5;

/**
 * Draws one column per pixel: time from left to right, low sounds below.
 * @param {HTMLCanvasElement} canvas
 * @param {Float32Array} data - Row-major `[bins, frames]`, natural logarithms.
 * @param {number} bins
 * @param {number} frames
 */
export function drawMel(canvas, data, bins, frames) {
  const pen = clearCanvas(canvas);
  const { width, height } = canvas;
  const image = pen.createImageData(width, height);
  for (let x = 0; x < width && frames > 0; x++) {
    const frame = Math.floor((x * frames) / width);
    for (let y = 0; y < height; y++) {
      const bin = bins - 1 - Math.floor((y * bins) / height);
      const loudness = (data[bin * frames + frame] - QUIET) / (LOUD - QUIET);
      image.data.set(colourOf(loudness), 4 * (y * width + x));
    }
  }
  pen.putImageData(image, 0, 0);
}

/**
 * @param {number} loudness - 0–1; others are the nearest of these.
 * @returns {number[]} red, green, blue, opacity
 */
function colourOf(loudness) {
  const place = Math.min(1, Math.max(0, loudness)) * (COLOURS.length - 1);
  const index = Math.min(COLOURS.length - 2, Math.floor(place));
  const part = place - index;
  const mixed = COLOURS[index].map((from, i) => from + part * (COLOURS[index + 1][i] - from));
  return [...mixed, 255];
}
