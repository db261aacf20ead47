/** Models without graphs, for tests of what lies around them. */
import {
  throwIfAborted,
  type AcousticModel,
  type MelSpec,
  type SynthesisWarning,
  type TextFrontend,
  type Utterance,
  type Vocoder,
} from "@cosyvoice-lite/spec";

/**
 * A front end that takes every piece between `|` as an utterance. A piece with a letter is spoken, one symbol
 * per letter; `?` and what follows becomes a warning.
 */
export function fakeFrontend(onAsk: () => void = () => undefined): TextFrontend {
  return {
    specVersion: 1,
    languages: ["en"],
    async *utterances(text, options = {}) {
      let start = 0;
      for (const source of text === "" ? [] : text.split("|")) {
        throwIfAborted(options.signal);
        onAsk();
        yield utteranceOf(source, start);
        start += source.length + 1;
      }
    },
  };
}

function utteranceOf(source: string, start: number): Utterance {
  const symbols = [...source.replace(/\?.*/, "")];
  const unknown = source.match(/\?.*/)?.[0];
  const warnings: SynthesisWarning[] = unknown
    ? [{ code: "UNKNOWN_CHARACTER", message: `No reading for ${unknown}.` }]
    : [];
  return {
    source,
    start,
    end: start + source.length,
    normalized: source,
    alignment: [{ start, end: start + source.length, spokenStart: 0, spokenEnd: source.length }],
    symbols,
    ids: symbols.map((symbol) => symbol.charCodeAt(0)),
    languages: symbols.map(() => "en"),
    words:
      symbols.length > 0
        ? [
            {
              text: source,
              start,
              end: start + source.length,
              language: "en",
              symbolStart: 0,
              symbolEnd: symbols.length,
            },
          ]
        : [],
    pauseAfterMs: 100,
    warnings,
  };
}

/** Ten frames per symbol, divided by the speed; the mel holds the symbols' ids. */
export function fakeAcoustic(
  mel: MelSpec,
  framesPerSymbol = 10,
): AcousticModel & { disposed: number } {
  return {
    mel,
    disposed: 0,
    async infer({ ids }, { speed = 1 } = {}) {
      const frames = Math.round((ids.length * framesPerSymbol) / speed);
      const values = new Float32Array(mel.bins * frames).fill(ids[0] ?? 0);
      return { mel: values, frames, f0: new Float32Array(frames) };
    },
    async dispose() {
      this.disposed++;
    },
  };
}

/** A constant whose height is the first symbol's code divided by 1000. */
export function fakeVocoder(mel: MelSpec): Vocoder & { disposed: number } {
  return {
    specVersion: 1,
    name: "fake",
    mel,
    disposed: 0,
    decode: async ({ mel: values, frames }) =>
      new Float32Array(frames * mel.hopLength).fill((values[0] ?? 0) / 1000),
    async dispose() {
      this.disposed++;
    },
  };
}
