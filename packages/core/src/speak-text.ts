/**
 * A whole text, sentence by sentence.
 * @module
 */
import { throwIfAborted, type SynthesisWarning, type TextFrontend } from "@cosyvoice-lite/spec";
import { yieldToHost } from "./host";
import type { ResolvedOptions } from "./options";
import type { SpokenUtterance } from "./speak-utterance";
import { speakableUtterances, type SpeakableUtterance } from "./speakable-utterances";
import type { SpeechChunk } from "./synthesizer";

/** What is spoken, and by whom. */
export interface SpeakTextRequest {
  readonly text: string;
  readonly options: ResolvedOptions;
  readonly frontend: TextFrontend;
  /** Turns one utterance into samples. */
  readonly speak: (item: SpeakableUtterance) => Promise<SpokenUtterance>;
  /** What every chunk says about its origin. */
  readonly origin: Pick<SpeechChunk, "backend" | "vocoder" | "voice" | "speaker">;
  /** Told with the first chunk. */
  readonly warnings: readonly SynthesisWarning[];
}

/**
 * Speaks a text; a sentence is worked on when its chunk is asked for.
 * @throws SynthesisError `EMPTY_TEXT`, `ABORTED`, and what `speak` throws.
 */
export async function* speakText(request: SpeakTextRequest): AsyncGenerator<SpeechChunk, void> {
  const { text, options, frontend, speak, origin, warnings } = request;
  const { signal, language, lexicon, sampleRate, onProgress } = options;
  throwIfAborted(signal);
  let index = 0;
  let samples = 0;
  for await (const item of speakableUtterances(frontend, text, { language, lexicon, signal })) {
    if (index > 0) await yieldToHost();
    throwIfAborted(signal);
    const { utterance, isFinal, elapsed } = item;
    const since = performance.now();
    const { audio, acousticTime, vocoderTime, warnings: spoken } = await speak(item);
    const total = elapsed + performance.now() - since;
    const start = samples / sampleRate;
    samples += audio.length;
    const end = samples / sampleRate;
    const { source, start: textStart, end: textEnd } = utterance;
    const textLength = text.length;
    onProgress?.({ type: "sentence", index, textStart, textEnd, textLength, seconds: end });
    yield {
      ...origin,
      index,
      text: source,
      textStart,
      textEnd,
      audio,
      sampleRate,
      start,
      end,
      isFinal,
      warnings: [...(index === 0 ? warnings : []), ...item.warnings, ...spoken],
      timings: { frontend: elapsed, acoustic: acousticTime, vocoder: vocoderTime, total },
    };
    index++;
  }
}
