/**
 * Whether every word got time to be heard.
 */

/**
 * What the check looks at.
 * @typedef {{ words: readonly { text: string, symbolStart: number, symbolEnd: number }[] }} Words
 *
 * @typedef {object} LengthReport
 * @property {number} framesPerSymbol - Over all words of the utterance.
 * @property {string[]} silent - Words without a single frame: dropped.
 * @property {string[]} rushed - Words with less than a quarter of the usual time per symbol.
 * @property {string[]} stretched - Words with more than five times the usual time per symbol: perhaps repeated.
 */

const RUSHED = 0.25;
const STRETCHED = 5;

/**
 * @param {Words} utterance
 * @param {ArrayLike<number | bigint>} durations - Frames per symbol.
 * @returns {LengthReport}
 */
export function checkLengths({ words }, durations) {
  const spoken = words.map(({ text, symbolStart, symbolEnd }) => {
    let frames = 0;
    for (let i = symbolStart; i < symbolEnd; i++) frames += Number(durations[i]);
    return { text, frames, symbols: symbolEnd - symbolStart };
  });
  const frames = spoken.reduce((sum, word) => sum + word.frames, 0);
  const symbols = spoken.reduce((sum, word) => sum + word.symbols, 0);
  const usual = frames / Math.max(1, symbols);
  const names = (/** @type {(pace: number) => boolean} */ is) =>
    spoken.filter((word) => word.frames > 0 && is(word.frames / word.symbols / usual));
  const text = (/** @type {{ text: string }[]} */ list) => list.map((word) => word.text);
  return {
    framesPerSymbol: usual,
    silent: text(spoken.filter((word) => word.symbols === 0 || word.frames === 0)),
    rushed: text(names((pace) => pace < RUSHED)),
    stretched: text(names((pace) => pace > STRETCHED)),
  };
}
