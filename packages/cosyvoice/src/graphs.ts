import type { InferenceSession, SynthesisWarning, FamilyContext } from "@cosyvoice-lite/spec";
import {
  checkGraph,
  ignoredOptionWarnings,
  mergeSessionOptions,
  type ExpectedGraph,
} from "@cosyvoice-lite/spec/helpers";

/**
 * The tensors of each role; every role is required. Of the shapes, D is the width of the language model (1024), L a number of text
 * tokens, S one of speech tokens, M one of mel frames, V the speech tokens and the stop token, B the batch; all of it stands in
 * `tools/export-cosyvoice/CONTRACT.md`.
 */
export const COSYVOICE1_GRAPHS = {
  /** `text_token` `[1, L]` → `text_hidden` `[1, L, D]`. */
  textEncoder: { inputs: { text_token: "int64" }, outputs: { text_hidden: "float32" } },
  /** Speech tokens as the language model reads them: `token` `[1, S]` → `embedding` `[1, S, D]`. */
  speechEmbedding: { inputs: { token: "int64" }, outputs: { embedding: "float32" } },
  /** `speaker_embedding` `[1, 192]` → `llm_speaker` `[1, 1, D]`, `flow_speaker` `[1, 80]`. */
  speakerProjection: {
    inputs: { speaker_embedding: "float32" },
    outputs: { llm_speaker: "float32", flow_speaker: "float32" },
  },
  /** For prefill and each step: `lm_input` `[1, T, D]` and the cache `past` → `log_probs` `[1, V]` and the slice `present`. */
  llm: {
    inputs: { lm_input: "float32", past: "float32" },
    outputs: { log_probs: "float32", present: "float32" },
  },
  /** `speech_token` `[1, S]` and where frames lie between tokens, `left` and `weight` `[M]` → `mu` `[1, 80, M]`. */
  flowEncoder: {
    inputs: { speech_token: "int64", left: "int64", weight: "float32" },
    outputs: { mu: "float32" },
  },
  /** `x`, `mu`, `cond` `[B, 80, M]`, the time `t` `[B]` and `spks` `[B, 80]` → `velocity` `[B, 80, M]`. */
  flowEstimator: {
    inputs: { x: "float32", mu: "float32", t: "float32", spks: "float32", cond: "float32" },
    outputs: { velocity: "float32" },
  },
  /** `mel` `[1, 80, M]` → `f0` `[1, M]` in Hz. */
  f0Predictor: { inputs: { mel: "float32" }, outputs: { f0: "float32" } },
  /** `mel` `[1, 80, M]` and `source` `[1, 1, N]` → `waveform` `[1, N]`, N the samples of M frames. */
  hiftDecoder: {
    inputs: { mel: "float32", source: "float32" },
    outputs: { waveform: "float32" },
  },
} satisfies Readonly<Record<string, ExpectedGraph>>;

/** A key of {@link COSYVOICE1_GRAPHS}. */
export type CosyVoice1Role = keyof typeof COSYVOICE1_GRAPHS;

/**
 * Loads the graph of a role, from its path where the backend takes paths, and checks its tensors' names. The caller disposes of it.
 * Rejects with `VOICE_INVALID`, `MODEL_FAILED`, `ABORTED`.
 */
export type LoadGraph = (
  role: CosyVoice1Role,
  read?: FamilyContext["read"],
) => Promise<InferenceSession>;

/** Loads graphs of one voice. */
interface GraphLoader {
  load: LoadGraph;
  /** Session options that had no effect, each reported once. */
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
      // A second of speech takes fifty steps of the language model, in close succession: threads that sleep between are late.
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

/** Loads one after the other and frees the first where the second does not load. Rejects as `load` does. */
export async function loadBoth(
  load: LoadGraph,
  ...[first, second]: readonly [CosyVoice1Role, CosyVoice1Role]
): Promise<[InferenceSession, InferenceSession]> {
  const loaded = await load(first);
  try {
    return [loaded, await load(second)];
  } catch (error) {
    await loaded.dispose();
    throw error;
  }
}
