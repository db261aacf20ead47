/**
 * A synthesizer that speaks tones: what it says can be told from the samples.
 * @module
 */
import { setTimeout as wait } from "node:timers/promises";
import type { SpeechChunk, SynthesisOptions, Synthesizer } from "@cosyvoice-lite/core";
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";

/** What a test may look at and set. */
export interface FakeSynthesizer extends Synthesizer {
  /** Streams that were begun and have not ended. */
  readonly open: () => number;
  /** Options of all calls. */
  readonly calls: readonly { readonly text: string; readonly options: SynthesisOptions }[];
  /** Chunks that were made. */
  readonly made: () => number;
}

export interface FakeOptions {
  /** Milliseconds per chunk. Default 0: one turn of the event loop. */
  readonly delay?: number;
  /** Samples per character. Default 240. */
  readonly samplesPerCharacter?: number;
}

const SAMPLE_RATE = 24_000;

/** The sample that stands for a character. */
export const sampleOf = (character: string): number => (character.charCodeAt(0) % 1000) / 1000;

/** Speaks one chunk per sentence, each character as a run of equal samples. `FAIL` and `。` are errors. */
export function createFakeSynthesizer(fake: FakeOptions = {}): FakeSynthesizer {
  const { delay = 0, samplesPerCharacter = 240 } = fake;
  const calls: { text: string; options: SynthesisOptions }[] = [];
  let open = 0;
  let made = 0;

  async function* stream(
    text: string,
    options: SynthesisOptions = {},
  ): AsyncGenerator<SpeechChunk, void> {
    calls.push({ text, options });
    if (text === "。") throw new SynthesisError("EMPTY_TEXT", "The text holds nothing to speak.");
    const sentences = text.match(/[^.]+\.?/g) ?? [];
    open += 1;
    try {
      let textStart = 0;
      let start = 0;
      for (const [index, sentence] of sentences.entries()) {
        throwIfAborted(options.signal);
        await wait(delay);
        throwIfAborted(options.signal);
        if (sentence.includes("FAIL")) throw new Error("/secret/path/model.onnx is broken");
        const audio = new Float32Array(sentence.length * samplesPerCharacter);
        for (let i = 0; i < audio.length; i++)
          audio[i] = sampleOf(sentence[Math.floor(i / samplesPerCharacter)]);
        const end = start + audio.length / SAMPLE_RATE;
        made += 1;
        const chunk: SpeechChunk = {
          index,

          sentence: index,
          endsSentence: true,
          text: sentence,
          textStart,
          textEnd: textStart + sentence.length,
          start,
          end,
          isFinal: index === sentences.length - 1,
          audio,
          sampleRate: SAMPLE_RATE,
          warnings: sentence.includes("😀")
            ? [{ code: "UNKNOWN_CHARACTER", message: "😀 is skipped." }]
            : [],
          backend: "fake",
          vocoder: "fake",
          voice: "fake",
          speaker: String(options.speaker ?? "f1"),
          timings: { frontend: 10, acoustic: 40, vocoder: 50, total: 100 },
        };
        yield Object.assign(chunk, { words: wordsIn(chunk) });
        textStart += sentence.length;
        start = end;
      }
    } finally {
      open -= 1;
    }
  }

  return {
    voice: {
      id: "fake",
      name: "Fake",
      licence: "Apache-2.0",
      languages: ["zh", "en"],
      speakers: [
        { id: "f1", name: "Fern", gender: "female" },
        { id: "m1", name: "Moss", gender: "male" },
        { id: "f2", name: "Fay", gender: "female" },
      ],
      sampleRate: SAMPLE_RATE,
      vocoders: ["fake"],
      defaultVocoder: "fake",
    },
    backend: "fake",
    stream,
    synthesize: () => Promise.reject(new Error("The server streams.")),
    preload: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    open: () => open,
    made: () => made,
    calls,
  };
}

function wordsIn(chunk: SpeechChunk): SpeechChunk["words"] {
  const secondsPerUnit = (chunk.end - chunk.start) / chunk.text.length;
  return [...chunk.text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: text, index }) => ({
    text,
    language: "en" as const,
    textStart: chunk.textStart + index,
    textEnd: chunk.textStart + index + text.length,
    start: chunk.start + index * secondsPerUnit,
    end: chunk.start + (index + text.length) * secondsPerUnit,
  }));
}
