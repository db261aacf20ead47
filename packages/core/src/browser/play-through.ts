/**
 * One speech through the audio thread.
 * @module
 */
import { SynthesisError, throwIfAborted } from "@cosyvoice-lite/spec";
import type { SpeechChunk } from "../synthesizer";
import type { SpokenWord } from "@cosyvoice-lite/audio";
import { PROCESSOR, type PlayerReport, type PlayerRequest } from "./player-messages";

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
export interface PlayerSettings {
  readonly context: AudioContext;
  /** Seconds. */
  readonly startAfter: number;
  readonly bufferAhead: number;
}

/** Feeds the audio thread and waits for the last sample. */
export async function playThrough(
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
