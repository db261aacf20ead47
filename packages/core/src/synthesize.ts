import { throwIfAborted, type Language } from "@cosyvoice-lite/spec";
import { createSynthesizer } from "./create-synthesizer";
import {
  checkKeys,
  checkSignal,
  memo,
  rejectOnAbort,
  type Memo,
} from "@cosyvoice-lite/spec/helpers";
import { SYNTHESIS_OPTIONS, type SynthesisOptions } from "./options";
import type { Speech } from "@cosyvoice-lite/audio";
import type { Synthesizer } from "./synthesizer";

// Made on first use and kept for the life of the process, as callers of a one-line API expect.
let shared: Memo<"lite", [], Synthesizer> | undefined;

function sharedSynthesizer(): Promise<Synthesizer> {
  shared ??= memo(() => createSynthesizer());
  return shared.get("lite");
}

/**
 * Speaks a text with the bundled voice. The voice is loaded on the first call and reused by all later ones.
 *
 * ```ts
 * const speech = await synthesize("你好，这是测试。Hello world!");
 * await writeFile("hello.wav", speech.toWav());
 * ```
 * @param text - Of any of the five languages, mixed as it comes; at most 30 minutes of speech.
 * @param options - Language, speaker, speed and the like.
 * @returns Mono samples in −1…1, at the voice's sample rate unless `sampleRate` says otherwise.
 * @throws SynthesisError as {@link Synthesizer.synthesize} and {@link createSynthesizer}.
 */
export async function synthesize(text: string, options: SynthesisOptions = {}): Promise<Speech> {
  checkKeys(options, SYNTHESIS_OPTIONS);
  checkSignal(options.signal);
  throwIfAborted(options.signal);
  const synthesizer = await orAborted(sharedSynthesizer(), options.signal);
  return synthesizer.synthesize(text, options);
}

/**
 * Loads the bundled voice and dictionaries ahead of the first {@link synthesize}.
 * @param languages - Whose dictionaries to load. Default: all.
 * @throws SynthesisError as {@link createSynthesizer}.
 */
export async function preload(languages?: readonly Language[]): Promise<void> {
  await (await sharedSynthesizer()).preload(languages);
}

/** The shared load must survive one caller's abort, so only the waiting stops. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const aborted = rejectOnAbort(signal);
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    aborted.forget();
  }
}
