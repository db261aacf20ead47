/**
 * What is measured inside of a page.
 */

/** 20 Chinese characters. */
const TWENTY = "如果明天不下雨我们就一起去公园里走一走吧";

/**
 * @typedef {object} PageFigures
 * @property {number} openSeconds - Until the worker has loaded its voice, which the browser has stored already.
 * @property {number[]} workSeconds - Of each round over all texts.
 * @property {number} speechSeconds - Sound of one round.
 * @property {number[]} firstAudio - Milliseconds from the call to the first chunk of 20 characters, voice warm.
 */

/**
 * @param {import("playwright-core").Page} page
 * @param {{ bundle: string, texts: string[], rounds: number }} options
 * @returns {Promise<PageFigures>}
 */
export function measurePage(page, options) {
  return page.evaluate(
    async ({ bundle, texts, rounds, twenty }) => {
      const { createWorkerSynthesizer } = await import(bundle);
      const opened = performance.now();
      // Phrases that are kept would cost nothing the second time.
      const tts = await createWorkerSynthesizer({ cache: false });
      const openSeconds = (performance.now() - opened) / 1000;
      // Loads what each language needs.
      for (const text of texts) await tts.synthesize(text);
      const workSeconds = [];
      let speechSeconds = 0;
      for (let turn = 0; turn < rounds; turn++) {
        speechSeconds = 0;
        const started = performance.now();
        for (const text of texts) speechSeconds += (await tts.synthesize(text)).duration;
        workSeconds.push((performance.now() - started) / 1000);
      }
      const firstAudio = [];
      for (let turn = 0; turn < 4 + rounds; turn++) {
        const started = performance.now();
        for await (const _ of tts.stream(twenty)) {
          firstAudio.push(performance.now() - started);
          break;
        }
      }
      await tts.dispose();
      // The first ones warm the streaming path up.
      return { openSeconds, workSeconds, speechSeconds, firstAudio: firstAudio.slice(2) };
    },
    { ...options, twenty: TWENTY },
  );
}
