/**
 * Gapless playing of speech that is still being made.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { inRange } from "@cosyvoice-lite/spec/helpers";
import {
  playThrough,
  type PlayableChunk,
  type PlayedSpeech,
  type PlayOptions,
} from "./play-through";

/** How to make a player. */
export interface SpeechPlayerOptions {
  /** An existing audio context; it is not closed with the player. Default: a new one. */
  readonly context?: AudioContext;
  /** Samples per second of a new context. Default 24000, the bundled voice's. */
  readonly sampleRate?: number;
  /**
   * Seconds of sound to collect before it begins, 0–10. Default 0.25: more than the short first chunk of a stream, which would be
   * heard to its end before a busy machine has made the second.
   */
  readonly startAfter?: number;
  /** Seconds of sound to fetch ahead, 0.5–600; more costs memory, less risks gaps. Default 8. */
  readonly bufferAhead?: number;
}

/** Plays speech, one at a time. */
export interface SpeechPlayer {
  /** The audio context that it plays through. */
  readonly context: AudioContext;
  /** Samples per second that the speech must have: give it to `stream()`. */
  readonly sampleRate: number;
  /**
   * Plays to the end. A speech that is being played stops with `ABORTED`.
   * @throws SynthesisError `INVALID_ARGUMENT` for another sample rate, `ABORTED`, and what the chunks' source throws.
   */
  play(
    speech: AsyncIterable<PlayableChunk> | PlayableChunk,
    options?: PlayOptions,
  ): Promise<PlayedSpeech>;
  /** Holds the sound; what is buffered stays. */
  pause(): Promise<void>;
  /** Goes on after `pause()`. */
  resume(): Promise<void>;
  /** Ends what is playing; its `play()` fails with `ABORTED`. */
  stop(): void;
  /** Ends what is playing and closes the audio context, unless that was given. */
  close(): Promise<void>;
}

/**
 * Makes a player over an AudioWorklet. Browsers keep a context silent until the user has done something: make the player, or call
 * `play()`, in answer to a click.
 *
 * ```ts
 * const player = await createSpeechPlayer();
 * await player.play(tts.stream(text, { sampleRate: player.sampleRate }));
 * ```
 * @throws SynthesisError `INVALID_ARGUMENT`; `BACKEND_UNAVAILABLE` where the page has no AudioWorklet (it needs https or localhost).
 */
export async function createSpeechPlayer(options: SpeechPlayerOptions = {}): Promise<SpeechPlayer> {
  const startAfter = inRange("startAfter", options.startAfter ?? 0.25, 0, 10);
  const bufferAhead = inRange("bufferAhead", options.bufferAhead ?? 8, 0.5, 600);
  const context = options.context ?? new AudioContext({ sampleRate: options.sampleRate ?? 24_000 });
  const { sampleRate, audioWorklet } = context;
  if (!(audioWorklet as AudioWorklet | undefined)) {
    throw new SynthesisError(
      "BACKEND_UNAVAILABLE",
      "This page has no AudioWorklet. Serve it over https, or from localhost.",
    );
  }
  // Written out like this, the address is found and the file taken along by bundlers.
  await audioWorklet.addModule(new URL("./player-worklet.js", import.meta.url));
  let running: AbortController | undefined;
  const stop = (): void => running?.abort(new Error("The player was stopped."));
  return {
    context,
    sampleRate,
    async play(speech, play = {}) {
      stop();
      const controller = new AbortController();
      running = controller;
      const { signal } = play;
      const abort = () => controller.abort(signal?.reason);
      if (signal?.aborted) abort();
      signal?.addEventListener("abort", abort, { once: true });
      try {
        const settings = { context, startAfter, bufferAhead };
        return await playThrough(speech, { ...play, signal: controller.signal }, settings);
      } finally {
        signal?.removeEventListener("abort", abort);
        if (running === controller) running = undefined;
      }
    },
    pause: () => context.suspend(),
    resume: () => context.resume(),
    stop,
    async close() {
      stop();
      if (!options.context) await context.close();
    },
  };
}
