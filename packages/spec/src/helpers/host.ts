/**
 * Detects what the JavaScript runtime offers; nothing else inspects it.
 * @module
 */
/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface HostGlobals {
  readonly process?: { readonly env?: Environment; readonly versions?: { readonly node?: string } };
  readonly setImmediate?: (task: () => void) => unknown;
}

const host = globalThis as unknown as HostGlobals;

/** Environment variables; none outside Node. */
export function hostEnvironment(): Environment {
  return host.process?.env ?? {};
}

/** Whether Node's modules and native add-ons can be loaded. */
export function hostIsNode(): boolean {
  return typeof host.process?.versions?.node === "string";
}

/** Yields to the event loop, so that timers, input and aborts are handled between two pieces of work. */
export function yieldToHost(): Promise<void> {
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
