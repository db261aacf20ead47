/**
 * A synthesizer that hums: a sine as long as the text, so that tests see what was asked of it.
 * @module
 */
import { createSpeech } from "@cosyvoice-lite/audio";
import type { SynthesisOptions, Synthesizer } from "@cosyvoice-lite/core";

/** What was asked of the fake, in order. */
export interface FakeSynthesizer extends Synthesizer {
  readonly calls: { text: string; options: SynthesisOptions }[];
  readonly disposals: () => number;
}

export function createFakeSynthesizer(voice: string): FakeSynthesizer {
  const calls: FakeSynthesizer["calls"] = [];
  let disposals = 0;
  const dispose = async () => void disposals++;
  return {
    calls,
    disposals: () => disposals,
    voice: { id: voice } as Synthesizer["voice"],
    backend: "fake",
    async synthesize(text, options = {}) {
      options.signal?.throwIfAborted();
      calls.push({ text, options });
      const audio = Float32Array.from({ length: text.length * 800 }, (_, n) => Math.sin(n / 9) / 2);
      return createSpeech({
        audio,
        sampleRate: 16_000,
        text,
        words: [
          {
            text,
            language: "en",
            start: 0,
            end: audio.length / 16_000,
            textStart: 0,
            textEnd: text.length,
          },
        ],
        warnings: [{ code: "UNKNOWN_CHARACTER", message: "One character was left out." }],
        backend: "fake",
        vocoder: "hum",
        voice,
        speaker: String(options.speaker ?? 0),
        timings: { frontend: 1, acoustic: 2, vocoder: 3, total: 6 },
      });
    },
    async *stream() {},
    async preload() {},
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
}
