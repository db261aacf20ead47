/**
 * A synthesizer in a Web Worker.
 * @module
 */
import type { Synthesizer } from "../synthesizer";
import { BUNDLED_VOICES } from "../voice/resolve-voice-source";
import {
  openWorkerSynthesizer,
  type WorkerSynthesizerOptions,
} from "../workers/create-worker-synthesizer";
import { startThread, type MakeWorker } from "../workers/worker-thread.browser";

/** How to make one: as for `createSynthesizer()`, with what can be sent to a worker. */
export interface BrowserWorkerSynthesizerOptions extends Omit<WorkerSynthesizerOptions, "backend"> {
  /** Makes a worker whose script calls `exposeSynthesizer()`. Default: the one that comes with the library. */
  readonly worker?: MakeWorker;
}

/**
 * Opens a voice in a Web Worker, so that the page stays alive while it speaks. Signals, progress, errors and pieces of a text
 * cross over; the samples are handed over, not copied. `dispose()` ends the worker.
 * @throws SynthesisError as `createSynthesizer()`; `INVALID_ARGUMENT` for an option that cannot be sent; `MODEL_FAILED` where
 *   the worker's script does not load.
 */
export function createWorkerSynthesizer(
  options: BrowserWorkerSynthesizerOptions = {},
): Promise<Synthesizer> {
  const { worker, voice, families, ...others } = options;
  const sent = {
    ...others,
    voice: fromPage(voice),
    families: families?.map((each) => fromPage(each) as string),
    backend: "web" as const,
  };
  return openWorkerSynthesizer(sent, () => startThread(worker));
}

/** Addresses are relative to the page, not to the worker's script. */
function fromPage(voice: string | URL | undefined): string | undefined {
  if (voice === undefined || (typeof voice === "string" && Object.hasOwn(BUNDLED_VOICES, voice)))
    return voice;
  const base = globalThis.document?.baseURI;
  // What is no address is refused by the worker, with its reasons.
  return URL.canParse(voice, base) ? new URL(voice, base).href : String(voice);
}
