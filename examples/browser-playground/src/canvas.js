/**
 * Canvases that are as sharp as the screen, with axes.
 */

/** Room for the axes, in CSS pixels. */
const LEFT = 56;
const BOTTOM = 20;
const TOP = 8;
const RIGHT = 8;
const FONT = 12;
/** Least CSS pixels between two marks of time. */
const APART = 70;

/**
 * Where a picture goes, in pixels of the canvas.
 * @typedef {{ pen: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, scale: number }} Plot
 */

/**
 * Gives the canvas as many pixels as the screen has for it, and empties it.
 * @param {HTMLCanvasElement} canvas
 * @returns {Plot}
 */
export function clearCanvas(canvas) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
  canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.font = `${FONT * scale}px system-ui, sans-serif`;
  const left = Math.round(LEFT * scale);
  const top = Math.round(TOP * scale);
  return {
    pen,
    left,
    top,
    width: Math.max(1, canvas.width - left - Math.round(RIGHT * scale)),
    height: Math.max(1, canvas.height - top - Math.round(BOTTOM * scale)),
    scale,
  };
}

/**
 * Marks of time below the picture.
 * @param {Plot} plot
 * @param {number} start - Seconds at its left edge.
 * @param {number} end - Seconds at its right edge.
 */
export function drawTimeAxis({ pen, left, top, width, height, scale }, start, end) {
  pen.fillStyle = colourOfAxes(pen);
  pen.textBaseline = "top";
  const step = stepOf(end - start, width / (APART * scale));
  for (let n = Math.ceil(start / step); n * step <= end; n++) {
    const x = left + ((n * step - start) / (end - start)) * width;
    pen.fillRect(Math.round(x), top + height, Math.max(1, scale), 4 * scale);
    // Neither may the last mark leave the picture, nor the first one meet the marks on the side.
    if (x > left + width - 15 * scale) pen.textAlign = "right";
    else pen.textAlign = x < left + 15 * scale ? "left" : "center";
    const digits = step < 1 ? 1 : 0;
    pen.fillText(`${(n * step).toFixed(digits)} s`, x, top + height + 5 * scale);
  }
}

/**
 * Marks on the left side of the picture.
 * @param {Plot} plot
 * @param {readonly { text: string, place: number }[]} marks - Places from 0 below to 1 above.
 */
export function drawSideAxis({ pen, left, top, height, scale }, marks) {
  pen.fillStyle = colourOfAxes(pen);
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const { text, place } of marks) {
    const y = top + (1 - place) * height;
    pen.fillRect(left - 4 * scale, Math.round(y), 4 * scale, Math.max(1, scale));
    pen.fillText(text, left - 6 * scale, y);
  }
}

/** @param {CanvasRenderingContext2D} pen */
const colourOfAxes = (pen) => getComputedStyle(pen.canvas).borderTopColor;

/**
 * Seconds between two marks: 1, 2 or 5 times a power of ten.
 * @param {number} seconds - From edge to edge.
 * @param {number} most - Marks that have room.
 */
function stepOf(seconds, most) {
  const least = Math.max(0.1, seconds / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= least * 0.999) ?? power;
}
