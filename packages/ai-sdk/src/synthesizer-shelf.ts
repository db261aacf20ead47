import type { Synthesizer } from "@cosyvoice-lite/core";

/** Keeps one synthesizer per voice. */
export interface SynthesizerShelf {
  /** The voice's synthesizer, opened if necessary. */
  get(voice: string): Promise<Synthesizer>;
  /** Disposes all synthesizers, including those being opened. */
  dispose(): Promise<void>;
}

/** @param open - Opens one voice. Its error reaches all waiting callers; the next call tries again. */
export function createSynthesizerShelf(
  open: (voice: string) => Promise<Synthesizer>,
): SynthesizerShelf {
  const opened = new Map<string, Promise<Synthesizer>>();
  return {
    get(voice) {
      const known = opened.get(voice);
      if (known) return known;
      const opening = open(voice);
      opened.set(voice, opening);
      opening.catch(() => {
        if (opened.get(voice) === opening) opened.delete(voice);
      });
      return opening;
    },
    async dispose() {
      const all = [...opened.values()];
      opened.clear();
      const settled = await Promise.allSettled(all);
      // A failed opening has already been reported to its callers and holds no resources.
      const open = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      await Promise.all(open.map((synthesizer) => synthesizer.dispose()));
    },
  };
}
