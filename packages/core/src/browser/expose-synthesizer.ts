/**
 * The worker's side in browsers.
 * @module
 */
import { createSynthesizer } from "../create-synthesizer";
import { GOODBYE } from "../workers/messages";
import { serveSynthesizer, type OpenSynthesizer } from "../workers/serve-synthesizer";

/** The part of a worker's global scope that is used. */
type Scope = Pick<DedicatedWorkerGlobalScope, "postMessage" | "addEventListener">;

/** What the types of the page's world lack. */
interface DedicatedWorkerGlobalScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/**
 * Lets `createWorkerSynthesizer()` in the page speak through this worker. For a worker script of one's own, such as one that
 * brings its own backend:
 *
 * ```ts
 * exposeSynthesizer((options) => createSynthesizer({ ...options, backend: myBackend }));
 * ```
 * @param open - Makes the synthesizer from the page's options. Default: `createSynthesizer`.
 * @param scope - Default: the worker's global scope.
 */
export function exposeSynthesizer(
  open: OpenSynthesizer = createSynthesizer,
  scope: Scope = globalThis as unknown as Scope,
): void {
  serveSynthesizer(
    {
      send: (message, transfer = []) => scope.postMessage(message, [...transfer]),
      receive: (listener) => scope.addEventListener("message", ({ data }) => listener(data)),
      close: () => scope.postMessage(GOODBYE, []),
    },
    open,
  );
}
