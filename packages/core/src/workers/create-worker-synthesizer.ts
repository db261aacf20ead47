import { throwIfAborted } from "@cosyvoice-lite/spec";
import { checkListener, checkSignal } from "@cosyvoice-lite/spec/helpers";
import { createNodeBackend } from "../backends/node";
import type { CreateSynthesizerOptions } from "../create-synthesizer";
import { guardListener } from "../progress-listener";
import type { Synthesizer } from "../synthesizer";
import type { PlainCreateOptions } from "./messages";
import { WorkerConnection } from "./worker-connection";
import { WorkerSynthesizer, type WorkerGreeting } from "./worker-synthesizer";
import { startThread, type StartThread } from "./worker-thread";

/** How to make one: as for `createSynthesizer()`, with what can be sent to a thread. */
export interface WorkerSynthesizerOptions extends Omit<
  CreateSynthesizerOptions,
  "voice" | "families" | "backend" | "vocoder"
> {
  /**
   * Addresses of modules that bring families of voices besides the bundled one: their export `families` is a list of them. The worker imports
   * them, so names of packages are resolved by the caller: `import.meta.resolve("@cosyvoice-lite/cosyvoice")`. Default: none.
   */
  readonly families?: readonly (string | URL)[];
  /** Id of a bundled voice, a folder's path or `file:` URL. Default `lite`. */
  readonly voice?: string | URL;
  /** `auto` (default: the voice's best) or one of the voice's. */
  readonly vocoder?: string;
  /** Default `auto`. */
  readonly backend?: "auto" | "node" | "web";
}

/**
 * Opens a voice in a worker thread, so that the caller's thread stays free while it speaks. The samples are handed over, not copied.
 * The thread keeps the process alive until `dispose()`.
 *
 * Where threads wait on each other's cores, spinning costs more than it gains: it is off unless `sessionOptions` says otherwise.
 * @throws SynthesisError as `createSynthesizer()`; `INVALID_ARGUMENT` for an option that cannot be sent to a thread.
 */
export function createWorkerSynthesizer(
  options: WorkerSynthesizerOptions = {},
): Promise<Synthesizer> {
  return openWorkerSynthesizer(options, () => startThread());
}

/** As {@link createWorkerSynthesizer}, with the thread that `start` gives. */
export async function openWorkerSynthesizer(
  options: WorkerSynthesizerOptions,
  start: StartThread,
): Promise<WorkerSynthesizer> {
  const { signal, onProgress, voice, families, ...plain } = options;
  checkSignal(signal);
  checkListener("onProgress", onProgress);
  throwIfAborted(signal);
  await loadNativeFirst(options.backend);
  const connection = new WorkerConnection(start());
  let thrown: { readonly error: unknown } | undefined;
  const listener = guardListener(onProgress);
  connection.onLoading = (event) => {
    try {
      listener.tell?.(event);
    } catch (error) {
      thrown ??= { error };
      connection.abort(error);
    }
  };
  const abort = () => connection.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    const sent: PlainCreateOptions = {
      ...plain,
      voice: voice instanceof URL ? voice.href : voice,
      families: families?.map(String),
      sessionOptions: { allowSpinning: false, ...plain.sessionOptions },
    };
    const greeting = await connection.call({ type: "open", options: sent });
    if (thrown) throw thrown.error;
    throwIfAborted(signal);
    return new WorkerSynthesizer(connection, greeting as WorkerGreeting, await listener.take());
  } catch (error) {
    await connection.call({ type: "dispose" }).catch(() => undefined);
    await connection.closed();
    if (thrown) throw thrown.error;
    throwIfAborted(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/**
 * ONNX Runtime's add-on sets itself up for the thread that loads it first, and is torn down with it; this must be the main one
 * (microsoft/onnxruntime#24486). Where it is missing, the worker finds out and says so.
 */
async function loadNativeFirst(backend: WorkerSynthesizerOptions["backend"]): Promise<void> {
  if (backend === "web") return;
  await createNodeBackend().catch(() => undefined);
}
