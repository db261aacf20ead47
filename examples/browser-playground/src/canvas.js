/**
 * Canvases that are as sharp as the screen.
 */

/**
 * Gives the canvas as many pixels as the screen has for it, and empties it.
 * @param {HTMLCanvasElement} canvas
 */
export function clearCanvas(canvas) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
  canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}
