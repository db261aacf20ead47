/**
 * The player's half on the audio thread. This file is loaded by itself: what it imports is put into it.
 * @module
 */
import {
  PROCESSOR,
  type PlayerRequest,
  type ProcessorOptions,
  createSampleQueue,
  type SampleQueue,
} from "./sample-queue";

// The audio thread's own globals, which the page's types lack.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (node: { processorOptions: ProcessorOptions }) => AudioWorkletProcessor,
): void;

/** Blocks of 128 samples between two reports: 43 ms at 24 kHz. */
const REPORT_EVERY = 8;

class Player extends AudioWorkletProcessor {
  readonly #queue: SampleQueue;
  #blocks = 0;
  #isOver = false;

  constructor({ processorOptions }: { processorOptions: ProcessorOptions }) {
    super();
    this.#queue = createSampleQueue(processorOptions.startAfter);
    this.port.addEventListener("message", ({ data }: MessageEvent<PlayerRequest>) => {
      if (data === "end") this.#queue.end();
      else this.#queue.push(data);
    });
    this.port.start();
  }

  /** Called by the browser for every block. Returning false lets the processor go. */
  process(_inputs: unknown, outputs: Float32Array[][]): boolean {
    if (this.#isOver) return false;
    const [first, ...others] = outputs[0];
    this.#queue.fill(first);
    for (const other of others) other.set(first);
    const { played, underruns, isOver } = this.#queue;
    if (isOver || this.#blocks++ % REPORT_EVERY === 0)
      this.port.postMessage({ played, underruns, isOver }, []);
    this.#isOver = isOver;
    return !isOver;
  }
}

registerProcessor(PROCESSOR, Player);
