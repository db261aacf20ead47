/**
 * Any container into a file or a pipe.
 * @module
 */
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import type { AudioContainer, AudioEncoder } from "@cosyvoice-lite/core";
import { writeTo, type TerminalOutput } from "../io";
import type { AudioSink } from "./audio-sink";

/** Takes bytes; either `finish` or `abandon` ends it. */
export interface ByteTarget {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** What is to be written, and where to. */
export interface EncodedSinkOptions {
  readonly container: AudioContainer;
  /** Bits per second. Default: the container's. */
  readonly bitrate?: number;
  readonly target: ByteTarget;
  readonly signal: AbortSignal;
}

/** Encodes as the chunks come. */
export function createEncodedSink(options: EncodedSinkOptions): AudioSink {
  const { container, bitrate, target, signal } = options;
  let encoder: AudioEncoder | undefined;
  return {
    async write({ audio, sampleRate, isFinal }) {
      const samples = isFinal && !encoder ? audio.length : undefined;
      encoder ??= await container.createEncoder({ sampleRate, bitrate, samples, signal });
      await target.write(await encoder.encode(audio));
    },
    async finish() {
      if (encoder) await target.write(await encoder.finish());
      encoder?.dispose();
      await target.finish();
    },
    async abandon() {
      encoder?.dispose();
      await target.abandon();
    },
  };
}

/** Grows as `FILE.part` and gets its name at the end; `abandon` leaves an older file of that name alone. */
export function createFileTarget(file: string): ByteTarget {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  return {
    async write(bytes) {
      handle ??= await open(part, "w");
      await handle.write(bytes);
    },
    async finish() {
      if (!handle) return;
      await handle.close();
      await rename(part, file);
    },
    async abandon() {
      if (!handle) return;
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

/** A pipe. */
export function createPipeTarget(stream: TerminalOutput): ByteTarget {
  return {
    write: (bytes) => writeTo(stream, bytes),
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}
