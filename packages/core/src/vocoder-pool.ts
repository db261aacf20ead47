/**
 * The vocoders of one synthesizer, each loaded when it is first asked for.
 * @module
 */
import type { OpenVocoder, ReadOptions, Vocoder } from "@cosyvoice-lite/spec";
import { memo } from "@cosyvoice-lite/spec/helpers";

/** Vocoders by name. */
export interface VocoderPool {
  /** The vocoder, loaded once however many ask for it. A failed load is not remembered: the next call tries again. */
  get(name: string, read?: ReadOptions): Promise<Vocoder>;
  /** Waits for loads in progress and frees every vocoder. */
  dispose(): Promise<void>;
}

/** Makes a pool in which nothing is loaded yet. */
export function createVocoderPool(open: OpenVocoder): VocoderPool {
  const vocoders = memo(open);
  return {
    get: (name, read = {}) => vocoders.get(name, read),
    async dispose() {
      const settled = await Promise.allSettled(vocoders.all());
      const loaded = settled.flatMap((result) =>
        result.status === "fulfilled" ? [result.value] : [],
      );
      await Promise.all(loaded.map((vocoder) => vocoder.dispose()));
    },
  };
}
