/**
 * Listeners that are async functions: their rejections are nobody's, and would end the process.
 * @module
 */
import type { SynthesisWarning } from "@cosyvoice-lite/spec";
import { yieldToHost } from "@cosyvoice-lite/spec/helpers";

/** A caller's listener, guarded. */
interface GuardedListener<Event> {
  /** Tells the caller; throws what the listener throws. Left out where there is no listener. */
  readonly tell?: (event: Event) => void;
  /** Rejections that were not taken yet, each text once. */
  take(): Promise<readonly SynthesisWarning[]>;
}

/** Guards a listener. Its promises are not waited for, but for a turn of the event loop when the warnings are taken. */
export function guardListener<Event>(
  listener: ((event: Event) => void) | undefined,
): GuardedListener<Event> {
  if (!listener) return { take: async () => [] };
  const told = new Set<string>();
  let open = 0;
  let untold: SynthesisWarning[] = [];
  const fail = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `onProgress returned a promise that was rejected: ${reason}. Catch the errors inside it.`;
    if (told.has(message)) return;
    told.add(message);
    untold.push({ code: "LISTENER_FAILED", message });
  };
  return {
    tell(event) {
      const returned: unknown = listener(event);
      if (typeof (returned as PromiseLike<unknown> | undefined)?.then !== "function") return;
      open++;
      Promise.resolve(returned)
        .catch(fail)
        .finally(() => open--);
    },
    async take() {
      if (open > 0) await yieldToHost();
      const taken = untold;
      untold = [];
      return taken;
    },
  };
}

/** Adds warnings to what carries them. */
export function withWarnings<T extends { readonly warnings: readonly SynthesisWarning[] }>(
  result: T,
  warnings: readonly SynthesisWarning[],
): T {
  return warnings.length === 0
    ? result
    : { ...result, warnings: [...result.warnings, ...warnings] };
}
