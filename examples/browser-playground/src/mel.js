/**
 * The mel spectrogram.
 */
import { clearCanvas, drawSideAxis, drawTimeAxis } from "./canvas.js";

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
/** 256 steps from quiet to loud. */
const PALETTE = Uint32Array.from({ length: 256 }, (_, step) => colourOf(step / 255));

/** Frequencies that are marked, in kHz. */
const MARKED = [0.5, 1, 2, 4, 8, 12];

/**
 * A mel spectrogram and its place in the speech.
 * @typedef {object} MelPicture
 * @property {Float32Array} mel - Row-major `[bins, frames]`, natural logarithms.
 * @property {number} bins
 * @property {number} frames
 * @property {number} start - Seconds at the first frame.
 * @property {number} end - Seconds behind the last one.
 * @property {number} maxFrequency - Hz; the lowest is 0.
 */

/**
 * Draws one column per pixel: time from left to right, low sounds below.
 * @param {HTMLCanvasElement} canvas
 * @param {MelPicture | undefined} picture - `undefined` empties the canvas.
 */
export function drawMel(canvas, picture) {
  const plot = clearCanvas(canvas);
  if (!picture) return;
  const { mel, bins, frames } = picture;
  const { pen, left, top, width, height } = plot;
  const image = pen.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let y = 0; y < height; y++) {
    const row = (bins - 1 - Math.floor((y * bins) / height)) * frames;
    for (let x = 0; x < width; x++) {
      const loudness = (mel[row + Math.floor((x * frames) / width)] - QUIET) / (LOUD - QUIET);
      pixels[y * width + x] = PALETTE[Math.round(Math.min(1, Math.max(0, loudness)) * 255)];
    }
  }
  pen.putImageData(image, left, top);
  drawTimeAxis(plot, picture.start, picture.end);
  const marks = MARKED.filter((kilohertz) => kilohertz * 1000 <= picture.maxFrequency);
  drawSideAxis(
    plot,
    marks.map((kilohertz) => ({ text: `${kilohertz} kHz`, place: placeOf(kilohertz, picture) })),
  );
}

/**
 * Height of a frequency in the picture, 0–1. Filters are triangles whose centres divide the mel scale evenly; a bin's row is as high
 * as the others, with the centre in its middle.
 * @param {number} kilohertz
 * @param {MelPicture} picture
 */
function placeOf(kilohertz, { bins, maxFrequency }) {
  const bin = (toMel(kilohertz * 1000) / toMel(maxFrequency)) * (bins + 1) - 1;
  return Math.min(1, Math.max(0, (bin + 0.5) / bins));
}

/**
 * Slaney's mel scale: straight up to 1000 Hz, which is 15 mel; above, 27 mel for every factor of 6.4.
 * @param {number} hertz
 */
const toMel = (hertz) =>
  hertz < 1000 ? (15 * hertz) / 1000 : 15 + (27 * Math.log(hertz / 1000)) / Math.log(6.4);

/**
 * @param {number} loudness - 0–1.
 * @returns {number} opacity, blue, green, red, as a pixel lies in memory
 */
function colourOf(loudness) {
  const place = loudness * (COLOURS.length - 1);
  const index = Math.min(COLOURS.length - 2, Math.floor(place));
  const part = place - index;
  const [red, green, blue] = COLOURS[index].map((from, i) =>
    Math.round(from + part * (COLOURS[index + 1][i] - from)),
  );
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
