/**
 * libopus as WebAssembly, from the package `@evan/opus` (MIT; libopus is under the BSD licence).
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";

/** One of the package's encoders. */
export interface OpusPackets {
  /** Sets a value of libopus, or reads it where none is given. */
  ctl(request: number, value?: number): number;
  /** One frame of 16-bit samples as a packet. */
  encode(samples: Uint8Array): Uint8Array;
  /** Frees the memory. */
  drop(): void;
}

/** The part of the package that we use. */
export interface OpusModule {
  readonly Encoder: new (options: {
    readonly channels: number;
    readonly sample_rate: number;
    readonly application: "audio";
  }) => OpusPackets;
}

// The native build of the package is left alone: the same bytes on every machine, and nothing native in worker threads.
// It reads its file with Node's `fs`; as a value, the name keeps bundlers for browsers from looking inside.
const PACKAGE: string = "@evan/opus/wasm/index.js";

/** @throws SynthesisError `INVALID_ARGUMENT` that says what to install. */
export async function loadOpus(): Promise<OpusModule> {
  try {
    const module = (await import(PACKAGE)) as OpusModule & { readonly default?: OpusModule };
    return module.default ?? module;
  } catch (cause) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      "Opus needs Node and the package @evan/opus: run `npm install @evan/opus`, or choose wav or flac.",
      { cause },
    );
  }
}
