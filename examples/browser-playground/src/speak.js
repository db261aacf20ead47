/**
 * One speech: made in the worker, played and shown while it is made.
 */

/**
 * @param {{ tts: any, player: any, text: string, options: object, signal: AbortSignal, onWord(word: any): void, onChunk(chunk: any): void }} task
 */
export async function speak({ tts, player, text, options, signal, onWord, onChunk }) {
  const stages = { frontend: 0, acoustic: 0, vocoder: 0 };
  /** @type {any[]} */
  const chunks = [];
  let computing = 0;
  let first = 0;

  /** Passes chunks on and measures how long each one was waited for. */
  async function* measured() {
    const stream = tts.stream(text, { ...options, signal, sampleRate: player.sampleRate });
    try {
      for (;;) {
        const asked = performance.now();
        const { done, value } = await stream.next();
        computing += performance.now() - asked;
        if (done) return;
        first ||= computing;
        for (const stage of Object.keys(stages)) stages[stage] += value.timings[stage];
        chunks.push(value);
        onChunk(value);
        yield value;
      }
    } finally {
      await stream.return();
    }
  }

  const { seconds, underruns } = await player.play(measured(), { signal, onWord });
  return { chunks, stages, first, computing, seconds, underruns };
}
