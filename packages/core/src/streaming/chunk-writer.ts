import { withSilence, type SpokenWord } from "@cosyvoice-lite/audio";
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import type { ResolvedOptions } from "../options";
import type { Remainder, SpeakableUtterance } from "../read-text";
import type { SpokenPiece } from "../speak-utterance";
import type { SpeechChunk } from "../synthesizer";

/** What a writer starts with. */
interface ChunkWriterOptions {
  readonly options: Pick<ResolvedOptions, "sampleRate" | "speed" | "onProgress">;
  /** What every chunk says about its origin. */
  readonly origin: Pick<SpeechChunk, "backend" | "vocoder" | "voice" | "speaker">;
  /** Told with the first chunk. */
  readonly warnings: readonly SynthesisWarning[];
}

/** Counts samples and chunks of one stream. */
interface ChunkWriter {
  /** Begins a sentence. */
  begin(item: SpeakableUtterance): void;
  /** Told with the next chunk. */
  warn(warnings: readonly SynthesisWarning[]): void;
  /**
   * @param end - With the last piece of all.
   * @returns None for a piece without samples: a resampler may not have seen enough for one. More than one where a long silence stands
   *   before or behind it.
   */
  write(piece: SpokenPiece, end: Remainder | undefined): Generator<SpeechChunk, void>;
  /** The chunk without words that says that the last sentence was the last, after the silence that follows it. */
  finish(end: Remainder): Generator<SpeechChunk, void>;
}

/** Seconds of silence in one chunk; a longer one is a chunk of its own, so that nobody has to hold or encode a minute at once. */
const LONGEST_SILENCE = 2;

/** What a sentence has not yet told. */
interface OpenSentence {
  readonly item: SpeakableUtterance;
  readonly words: WaitingWords;
  /** Samples of silence before it. */
  pause: number;
  frontend: number;
  acoustic: number;
  vocoder: number;
}

/** Begins a stream. */
export function createChunkWriter({ options, origin, warnings }: ChunkWriterOptions): ChunkWriter {
  const { sampleRate, speed, onProgress } = options;
  let samples = 0;
  let index = 0;
  let sentence = -1;
  let untold = warnings;
  let open: OpenSentence;

  const silence = (milliseconds: number): number => Math.round((milliseconds / 1000) * sampleRate);
  const chunkOf = (
    audio: Float32Array,
    own: Pick<SpeechChunk, "endsSentence" | "text" | "textStart" | "textEnd" | "isFinal">,
  ): SpeechChunk => {
    const start = samples / sampleRate;
    samples += audio.length;
    const end = samples / sampleRate;
    const { frontend, acoustic, vocoder } = open;
    Object.assign(open, { frontend: 0, acoustic: 0, vocoder: 0 });
    const told = untold;
    untold = [];
    return {
      ...origin,
      index: index++,
      sentence,
      ...own,
      audio,
      sampleRate,
      start,
      end,
      words: open.words.take(own.endsSentence ? Infinity : end),
      warnings: told,
      timings: { frontend, acoustic, vocoder, total: frontend + acoustic + vocoder },
    };
  };

  /** Chunks of silence, made when they are asked for, until no more is left than a chunk with sound can begin or end with. */
  function* longSilence(
    length: number,
    own: Pick<SpeechChunk, "text" | "textStart" | "textEnd">,
  ): Generator<SpeechChunk, number> {
    const most = LONGEST_SILENCE * sampleRate;
    let left = length;
    for (; left > most; left -= most)
      yield chunkOf(new Float32Array(most), { ...own, endsSentence: false, isFinal: false });
    return left;
  }

  function* finish({ warnings: more, elapsed, textLength, breakMs }: Remainder) {
    untold = [...untold, ...more];
    open.frontend += elapsed;
    const own = { text: "", textStart: textLength, textEnd: textLength };
    const left = yield* longSilence(silence(breakMs), own);
    yield chunkOf(new Float32Array(left), { ...own, endsSentence: false, isFinal: true });
  }

  return {
    begin(item) {
      sentence++;
      const pause = silence(item.pauseBeforeMs / speed + item.breakMs);
      const words = wordsByChunk((samples + pause) / sampleRate);
      open = { item, words, pause, frontend: item.elapsed, acoustic: 0, vocoder: 0 };
      untold = [...untold, ...item.warnings];
    },
    warn(more) {
      untold = [...untold, ...more];
    },
    *write(piece, end) {
      const { utterance, textLength } = open.item;
      const { source: text, start: textStart, end: textEnd } = utterance;
      const place = { text, textStart, textEnd };
      open.words.add(piece.words);
      untold = [...untold, ...piece.warnings];
      open.acoustic += piece.acousticTime;
      open.vocoder += piece.vocoderTime;
      const { isLast } = piece;
      if (piece.audio.length === 0 && !isLast) return;
      open.pause = yield* longSilence(open.pause, place);
      const behind = silence(end?.breakMs ?? 0);
      const isAlone = behind > LONGEST_SILENCE * sampleRate;
      if (end && !isAlone) {
        open.frontend += end.elapsed;
        untold = [...untold, ...end.warnings];
      }
      const audio = withSilence(piece.audio, open.pause, isAlone ? 0 : behind);
      open.pause = 0;
      const isFinal = end !== undefined && !isAlone;
      const chunk = chunkOf(audio, { ...place, endsSentence: isLast, isFinal });
      if (isLast) {
        const seconds = chunk.end;
        onProgress?.({
          type: "sentence",
          index: sentence,
          textStart,
          textEnd,
          textLength,
          seconds,
        });
      }
      yield chunk;
      if (end && isAlone) yield* finish(end);
    },
    finish,
  };
}

/** Words that wait for the chunk that they begin in. */
interface WaitingWords {
  /** Words timed from the sentence's first sample; `undefined` where nothing is known. */
  add(words: readonly SpokenWord[] | undefined): void;
  /** Those that begin before a moment of the speech, each once; `undefined` where nothing is known. */
  take(until: number): readonly SpokenWord[] | undefined;
}

/** @param offset - Seconds of the speech at which the sentence begins. */
export function wordsByChunk(offset: number): WaitingWords {
  let waiting: SpokenWord[] | undefined;
  return {
    add(words) {
      if (words) waiting = [...(waiting ?? []), ...words.map((word) => laterBy(word, offset))];
    },
    take(until) {
      if (!waiting) return undefined;
      const later = waiting.findIndex(({ start }) => start >= until);
      return waiting.splice(0, later < 0 ? waiting.length : later);
    },
  };
}

/** The word at another place in time. */
function laterBy(word: SpokenWord, seconds: number): SpokenWord {
  return { ...word, start: word.start + seconds, end: word.end + seconds };
}
