import {
  SynthesisError,
  type InferenceBackend,
  type SessionOptions,
  type SynthesisWarning,
} from "@cosyvoice-lite/spec";

/** `auto` is the native runtime, or WebAssembly where that is missing. */
export type BackendChoice = "auto" | "node" | "web" | InferenceBackend;

/** Makes a named backend; each is imported only when it is asked for. */
export type BackendFactory = (defaults: SessionOptions) => Promise<InferenceBackend>;

/** What {@link resolveBackend} depends on. */
interface ResolveBackendOptions {
  readonly defaults: SessionOptions;
  /** Whether this is Node (or a runtime that loads its native modules); elsewhere `auto` is WebAssembly at once. */
  readonly native: boolean;
  readonly factories?: Readonly<Record<"node" | "web", BackendFactory>>;
}

const FACTORIES: Readonly<Record<"node" | "web", BackendFactory>> = {
  node: async (defaults) => (await import("./node")).createNodeBackend({ defaults }),
  web: async (defaults) => (await import("./web")).createWebBackend({ defaults }),
};

/**
 * Finds the backend. A fallback from native to WebAssembly is a `BACKEND_FALLBACK` warning.
 * @throws SynthesisError `BACKEND_UNAVAILABLE` where no runtime is there; `INVALID_ARGUMENT` for an unknown name.
 */
export async function resolveBackend(
  choice: BackendChoice,
  { defaults, native, factories = FACTORIES }: ResolveBackendOptions,
): Promise<{ backend: InferenceBackend; warnings: SynthesisWarning[] }> {
  if (typeof choice === "object" && choice !== null && typeof choice.load === "function") {
    return { backend: choice, warnings: [] };
  }
  if (choice === "node" || choice === "web")
    return { backend: await factories[choice](defaults), warnings: [] };
  if (choice !== "auto") {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The backend must be "auto", "node", "web" or an InferenceBackend; found ${JSON.stringify(choice)}.`,
    );
  }
  if (!native) return { backend: await factories.web(defaults), warnings: [] };
  try {
    return { backend: await factories.node(defaults), warnings: [] };
  } catch (error) {
    if (!SynthesisError.is(error) || error.code !== "BACKEND_UNAVAILABLE") throw error;
    const backend = await factories.web(defaults).catch(() => {
      // The native runtime is the one to recommend, so its error is the one to show.
      throw error;
    });
    const message = `WebAssembly (${backend.name}) is used instead of the faster native runtime: ${error.message}`;
    return { backend, warnings: [{ code: "BACKEND_FALLBACK", message }] };
  }
}
