import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import { inRange } from "@cosyvoice-lite/spec/helpers";
import type { SpokenWord } from "@cosyvoice-lite/audio";
import type { SpeechChunk } from "../synthesizer";
import { PROCESSOR, type PlayerReport, type PlayerRequest } from "./sample-queue";

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

/** What can be played: a chunk of a stream, or a whole speech. */
export type PlayableChunk = Pick<SpeechChunk, "audio" | "sampleRate" | "words">;

/** How to play. */
export interface PlayOptions {
  /** Stops with `ABORTED`, and ends the stream that is played. */
  readonly signal?: AbortSignal;
  /** Told about 20 times a second how many seconds have been heard. */
  readonly onTime?: (seconds: number) => void;
  /** Told when a word is heard. */
  readonly onWord?: (word: SpokenWord) => void;
  /** Told when a chunk was handed to the audio thread. */
  readonly onChunk?: (chunk: PlayableChunk) => void;
}

/** How it went. */
export interface PlayedSpeech {
  /** Seconds of sound. */
  readonly seconds: number;
  /** How often the sound had to wait for the synthesis. */
  readonly underruns: number;
}

/** The player's own settings. */
interface PlayerSettings {
  readonly context: AudioContext;
  /** Seconds. */
  readonly startAfter: number;
  readonly bufferAhead: number;
}

/** Feeds the audio thread and waits for the last sample. */
async function playThrough(
  speech: AsyncIterable<PlayableChunk> | PlayableChunk,
  { signal, onTime, onWord, onChunk }: PlayOptions,
  { context, startAfter, bufferAhead }: PlayerSettings,
): Promise<PlayedSpeech> {
  throwIfAborted(signal);
  const { sampleRate } = context;
  // Outside a user's click the browser may leave it suspended; it then begins with the next click.
  void context.resume();
  const node = new AudioWorkletNode(context, PROCESSOR, {
    numberOfInputs: 0,
    outputChannelCount: [1],
    processorOptions: { startAfter: Math.round(startAfter * sampleRate) },
  });
  node.connect(context.destination);
  let report: PlayerReport = { played: 0, underruns: 0, isOver: false };
  let wake = (): void => undefined;
  let failure: { readonly error: unknown } | undefined;
  const due: SpokenWord[] = [];
  const listening = new AbortController();
  const hear = ({ data }: MessageEvent<PlayerReport>): void => {
    report = data;
    const heard = data.played / sampleRate - (data.isOver ? 0 : latencyOf(context));
    try {
      onTime?.(Math.max(0, heard));
      while (due.length > 0 && due[0].start <= heard) {
        // Taken out first: `onWord?.(due.shift())` takes nothing out where nobody listens, and never ends.
        const word = due.shift() as SpokenWord;
        onWord?.(word);
      }
    } catch (error) {
      failure ??= { error };
    }
    wake();
  };
  const fail = (): void => {
    const message = "The audio thread failed; make another player.";
    failure ??= { error: new SynthesisError("BACKEND_UNAVAILABLE", message) };
    wake();
  };
  const once = { signal: listening.signal };
  node.port.addEventListener("message", hear, once);
  node.port.start();
  node.addEventListener("processorerror", fail, once);
  signal?.addEventListener("abort", () => wake(), once);
  const until = async (condition: () => boolean): Promise<void> => {
    for (;;) {
      throwIfAborted(signal);
      if (failure) throw failure.error;
      if (condition()) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const send = (request: PlayerRequest): void => node.port.postMessage(request, []);

  let sent = 0;
  try {
    for await (const chunk of chunksOf(speech)) {
      checkRate(chunk, sampleRate);
      due.push(...(chunk.words ?? []));
      // Cloned, not handed over: the samples are the caller's.
      send(chunk.audio);
      sent += chunk.audio.length;
      onChunk?.(chunk);
      await until(() => sent - report.played <= bufferAhead * sampleRate);
    }
    send("end");
    await until(() => report.isOver);
    return { seconds: report.played / sampleRate, underruns: report.underruns };
  } finally {
    listening.abort();
    // Lets the processor go, whatever is still queued.
    send("end");
    node.disconnect();
  }
}

/** Seconds from the audio thread to the ear. Some browsers do not tell. */
function latencyOf({ baseLatency, outputLatency }: AudioContext): number {
  return (baseLatency || 0) + (outputLatency || 0);
}

async function* chunksOf(
  speech: AsyncIterable<PlayableChunk> | PlayableChunk,
): AsyncGenerator<PlayableChunk, void> {
  if (Symbol.asyncIterator in speech) yield* speech;
  else yield speech;
}

function checkRate({ sampleRate }: PlayableChunk, wanted: number): void {
  if (sampleRate === wanted) return;
  throw new SynthesisError(
    "INVALID_ARGUMENT",
    `The speech has ${sampleRate} samples per second, the player ${wanted}. Give stream() the player's sampleRate.`,
  );
}
