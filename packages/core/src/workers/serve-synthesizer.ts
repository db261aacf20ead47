import { SynthesisError, type VoiceFamily } from "@cosyvoice-lite/spec";
import type { CacheStats } from "../cache/phrase-cache";
import type { CreateSynthesizerOptions } from "../create-synthesizer";
import type { SpeechChunk, Synthesizer } from "../synthesizer";
import {
  fromErrorData,
  toErrorData,
  type MessageEnd,
  type WorkerReply,
  type WorkerRequest,
  type TextPiece,
} from "./messages";

/** Makes the synthesizer. */
export type OpenSynthesizer = (options: CreateSynthesizerOptions) => Promise<Synthesizer>;

interface ServedStream {
  readonly chunks: AsyncGenerator<SpeechChunk, void>;
  readonly controller: AbortController;
  readonly pieces?: PieceMailbox;
}

type Answered = Extract<WorkerRequest, { call: number }>;

/** Answers requests until `dispose`, which closes the connection. */
export function serveSynthesizer(
  end: MessageEnd<WorkerReply, WorkerRequest>,
  open: OpenSynthesizer,
): void {
  const loading = new AbortController();
  const streams = new Map<number, ServedStream>();
  let tts: (Synthesizer & { cacheStats?(): CacheStats | undefined }) | undefined;

  const answer = async (request: Answered): Promise<unknown> => {
    if (request.type === "open") {
      const onProgress: CreateSynthesizerOptions["onProgress"] = (event) =>
        end.send({ type: "progress", event });
      const { families: addresses, ...options } = request.options;
      const families = addresses && (await importFamilies(addresses));
      tts = await open({ ...options, families, signal: loading.signal, onProgress });
      return { voice: tts.voice, backend: tts.backend };
    }
    if (request.type === "preload") return tts?.preload(request.languages);
    if (request.type === "dispose") return tts?.dispose();
    const stream = streams.get(request.stream);
    if (request.type === "return") {
      streams.delete(request.stream);
      await stream?.chunks.return();
      return undefined;
    }
    const result = await stream?.chunks.next();
    if (!result || result.done) streams.delete(request.stream);
    return result?.value ?? undefined;
  };

  const respond = async (request: Answered): Promise<void> => {
    const { call } = request;
    try {
      const value = await answer(request);
      end.send({ type: "done", call, value, cache: tts?.cacheStats?.() }, buffersOf(value));
    } catch (error) {
      if (request.type === "next") streams.delete(request.stream);
      end.send({ type: "failed", call, error: toErrorData(error) });
    }
    if (request.type === "dispose") end.close();
  };

  const begin = (request: Extract<WorkerRequest, { type: "begin" }>): void => {
    const { stream, options, text, listens } = request;
    const controller = new AbortController();
    const pieces =
      text === undefined
        ? createPieceMailbox({
            pull: () => end.send({ type: "pull", stream }),
            stop: () => end.send({ type: "stop", stream }),
          })
        : undefined;
    const onProgress: CreateSynthesizerOptions["onProgress"] = listens
      ? (event) => end.send({ type: "progress", stream, event })
      : undefined;
    const { signal } = controller;
    const chunks = loaded(tts).stream(text ?? (pieces as PieceMailbox), {
      ...options,
      signal,
      onProgress,
    });
    streams.set(stream, { chunks, controller, pieces });
  };

  end.receive((request) => {
    if (request.type === "begin") begin(request);
    else if (request.type === "piece") streams.get(request.stream)?.pieces?.deliver(request.piece);
    else if (request.type === "abort") {
      const { stream, reason } = request;
      const controller = stream === undefined ? loading : streams.get(stream)?.controller;
      controller?.abort(fromErrorData(reason));
    } else void respond(request);
  });
}

/** The families of all modules. */
async function importFamilies(addresses: readonly string[]): Promise<VoiceFamily[]> {
  const lists = addresses.map(async (address) => {
    const { families } = await importModule(address);
    if (Array.isArray(families)) return families as VoiceFamily[];
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The module ${address} brings no families of voices: it must export a list called families.`,
    );
  });
  return (await Promise.all(lists)).flat();
}

async function importModule(address: string): Promise<{ readonly families?: unknown }> {
  try {
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ address)) as object;
  } catch (cause) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The module ${address}, which families names, could not be imported. Give its full address, such as import.meta.resolve("@cosyvoice-lite/cosyvoice").`,
      { cause },
    );
  }
}

function loaded(tts: Synthesizer | undefined): Synthesizer {
  if (tts) return tts;
  throw new SynthesisError("MODEL_FAILED", "The worker has no voice loaded. Send `open` first.");
}

/** The samples of a chunk change hands. Views of larger buffers are cloned, as others may use the rest. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const audio = (value as Partial<SpeechChunk> | undefined)?.audio;
  if (!(audio?.buffer instanceof ArrayBuffer)) return [];
  return audio.byteLength === audio.buffer.byteLength ? [audio.buffer] : [];
}

/** An async iterable that requests a piece when it needs one. */
interface PieceMailbox extends AsyncIterableIterator<string> {
  /** Delivers the requested piece. */
  deliver(piece: TextPiece): void;
}

/** At most one piece is requested at a time. */
function createPieceMailbox({
  pull,
  stop,
}: {
  readonly pull: () => void;
  readonly stop: () => void;
}): PieceMailbox {
  let waiting: ((piece: TextPiece) => void) | undefined;
  return {
    async next() {
      const piece = await new Promise<TextPiece>((resolve) => {
        waiting = resolve;
        pull();
      });
      if ("error" in piece) throw fromErrorData(piece.error);
      if ("isOver" in piece) return { done: true, value: undefined };
      return { done: false, value: piece.value };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    deliver(piece) {
      waiting?.(piece);
      waiting = undefined;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
