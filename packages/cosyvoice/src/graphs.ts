/**
 * The graphs of a `cosyvoice1` voice: loaded by role, checked, counted.
 * @module
 */
import type { InferenceSession, SynthesisWarning } from "@cosyvoice-lite/spec";
import { COSYVOICE1_GRAPHS, type CosyVoice1Role } from "./graph-tensors";
import { mergeSessionOptions } from "@cosyvoice-lite/spec/helpers";
import { checkGraph } from "@cosyvoice-lite/spec/helpers";
import type { FamilyContext } from "@cosyvoice-lite/spec";
import { ignoredOptionWarnings } from "@cosyvoice-lite/spec/helpers";

export type { CosyVoice1Role } from "./graph-tensors";

/** Loads graphs of one voice. */
export interface GraphLoader {
  /** Loads a graph from its path where the backend takes paths. Whoever loads a graph disposes of it. */
  load(role: CosyVoice1Role, read?: FamilyContext["read"]): Promise<InferenceSession>;
  /** Session options that had no effect, each told once. */
  warnings(): SynthesisWarning[];
}

/** Makes a loader for the graphs of an opened voice. */
export function createGraphLoader(context: FamilyContext): GraphLoader {
  const { voice, backend, sessionOptions } = context;
  const warnings = new Map<string, SynthesisWarning>();
  return {
    async load(role, read = context.read) {
      const spec = voice.manifest.graphs[role];
      const model = await voice.model(spec.file, backend, read);
      // A second of speech takes fifty steps of the language model, one close behind the other: threads that sleep between are late.
      const session = await backend.load(
        model,
        mergeSessionOptions({ allowSpinning: true }, sessionOptions),
      );
      try {
        checkGraph(role, spec, COSYVOICE1_GRAPHS[role], session);
      } catch (error) {
        await session.dispose();
        throw error;
      }
      for (const warning of ignoredOptionWarnings(session, backend.name))
        warnings.set(warning.message, warning);
      return session;
    },
    warnings: () => [...warnings.values()],
  };
}
