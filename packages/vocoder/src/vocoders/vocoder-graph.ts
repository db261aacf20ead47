import {
  SynthesisError,
  type InferenceSession,
  type MelFrames,
  type MelSpec,
  type Tensor,
  type TensorSpec,
} from "@cosyvoice-lite/spec";

import type { ExcitationSamples, SourceSignals } from "./graph-sources";
import type { VocoderRequest } from "./vocoder";

/** Optional inputs of a vocoder graph. */
export type OptionalInput = "f0" | "pulses" | "noise" | "excitation";

/** Input of a graph run. */
interface GraphStretch {
  readonly frames: MelFrames;
  /** The frames `from` … `to − 1` are wanted; the graph sees up to `context` more on either side. */
  readonly from: number;
  readonly to: number;
  readonly context: number;
  /** For graphs that take pulses or noise. */
  readonly signals?: SourceSignals;
  /** For graphs that take an excitation. */
  readonly excitation?: ExcitationSamples;
}

/** A loaded graph that takes mel frames, and F0, pulses or noise if it has inputs for them. */
interface VocoderGraph {
  /** Which of the optional inputs it has. */
  readonly takes: ReadonlySet<OptionalInput>;
  /** @returns One tensor per role, and how many of its leading frames are context. */
  run(stretch: GraphStretch): Promise<GraphResult>;
  dispose(): Promise<void>;
}

/** Result of a graph run. */
export interface GraphResult {
  /** Float data by role. */
  readonly outputs: Readonly<Record<string, Float32Array>>;
  /** Frames of context before `from`. */
  readonly before: number;
  /** Frames that the graph saw. */
  readonly frames: number;
}

const OPTIONAL_INPUTS: readonly OptionalInput[] = ["f0", "pulses", "noise", "excitation"];

/** The usual tensor names by role. */
export interface VocoderTensors {
  /**
   * Role `mel`: float32 `[1, bins, F]`. Fed only if the graph has them: `f0`, float32 `[1, F]` in Hz; `pulses` and
   * `noise`, float32 `[1, F · hop]`; `excitation`, another vocoder's samples, float32 `[1, F · hop]`.
   */
  readonly inputs: Readonly<Record<"mel", string> & Partial<Record<OptionalInput, string>>>;
  /** Required float32 outputs. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Loads a vocoder graph and checks that its tensors are those expected.
 * @param name - Name of the vocoder, for messages.
 * @param request - Backend, graph and manifest entry. A manifest that renames a tensor must list it at the same
 * position.
 * @param usual - Tensor names by role.
 * @throws SynthesisError `INVALID_ARGUMENT` without backend or graph, `VOICE_INVALID` for missing tensors, and what the
 * backend throws.
 */
export async function loadVocoderGraph(
  name: string,
  request: VocoderRequest,
  usual: VocoderTensors,
): Promise<VocoderGraph> {
  const { backend, model, mel, entry, sessionOptions } = request;
  if (backend === undefined || model === undefined) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The vocoder "${name}" needs ${backend === undefined ? "an inference backend" : "its graph (`model`)"}.`,
    );
  }
  const inputs = namesOf<VocoderTensors["inputs"]>(usual.inputs, entry?.graph?.inputs);
  const outputs = namesOf<VocoderTensors["outputs"]>(usual.outputs, entry?.graph?.outputs);
  const session = await backend.load(model, sessionOptions);
  try {
    checkTensors(name, session, inputs, outputs);
  } catch (error) {
    await session.dispose();
    throw error;
  }
  const takes = new Set(
    OPTIONAL_INPUTS.filter((role) => session.inputNames.includes(inputs[role] ?? "")),
  );
  return {
    takes,
    async run({ frames: melFrames, from, to, context, signals, excitation }) {
      const first = Math.max(0, from - context);
      const last = Math.min(melFrames.frames, to + context);
      const feeds: Record<string, Tensor> = {
        [inputs.mel]: melTensor(melFrames, mel, first, last),
      };
      const signalOf = (role: OptionalInput) => {
        if (role === "f0") return melFrames.f0?.slice(first, last);
        if (role === "excitation") return excitation?.read(first, last);
        return signals?.[role](first, last);
      };
      for (const role of takes) {
        const data = await signalOf(role);
        if (data === undefined) throw unprepared(name, role);
        feeds[inputs[role]!] = { type: "float32", data, dims: [1, data.length] };
      }
      const result = await session.run(feeds);
      return {
        outputs: Object.fromEntries(
          Object.entries(outputs).map(([role, tensor]) => [role, floats(name, result, tensor)]),
        ),
        before: from - first,
        frames: last - first,
      };
    },
    dispose: () => session.dispose(),
  };
}

/** The names that the manifest gives to roles: the usual ones if listed, otherwise those at the same positions. */
function namesOf<Names extends object>(
  usual: Names,
  listed: readonly TensorSpec[] | undefined,
): Names {
  const names = (listed ?? []).map((tensor) => tensor.name);
  const roles = Object.entries(usual as Readonly<Record<string, string>>).map(
    ([role, name], position) => [role, names.includes(name) ? name : (names[position] ?? name)],
  );
  return Object.fromEntries(roles) as Names;
}

function checkTensors(
  name: string,
  session: InferenceSession,
  inputs: VocoderTensors["inputs"],
  outputs: VocoderTensors["outputs"],
): void {
  const known = new Set<string>(Object.values(inputs));
  const problems = [
    ...(session.inputNames.includes(inputs.mel) ? [] : [`there is no input "${inputs.mel}"`]),
    ...session.inputNames
      .filter((input) => !known.has(input))
      .map((input) => `the input "${input}" is unknown`),
    ...Object.values(outputs)
      .filter((output) => !session.outputNames.includes(output))
      .map((output) => `there is no output "${output}"`),
  ];
  if (problems.length === 0) return;
  throw new SynthesisError(
    "VOICE_INVALID",
    `The graph of the vocoder "${name}" does not match: ${problems.join("; ")}. ` +
      "Check the tensor names of this vocoder in voice.json.",
  );
}

function melTensor({ mel, frames }: MelFrames, spec: MelSpec, first: number, last: number): Tensor {
  const width = last - first;
  if (width === frames) return { type: "float32", data: mel, dims: [1, spec.bins, frames] };
  const data = new Float32Array(spec.bins * width);
  for (let m = 0; m < spec.bins; m++) {
    data.set(mel.subarray(m * frames + first, m * frames + last), m * width);
  }
  return { type: "float32", data, dims: [1, spec.bins, width] };
}

function unprepared(name: string, role: OptionalInput): SynthesisError {
  return new SynthesisError(
    "INVALID_ARGUMENT",
    `The graph of the vocoder "${name}" takes ${role}, which was not provided.`,
  );
}

function floats(name: string, result: Record<string, Tensor>, output: string): Float32Array {
  const tensor = result[output];
  if (tensor?.type === "float32") return tensor.data;
  throw new SynthesisError(
    "MODEL_FAILED",
    `The vocoder "${name}" returned ${tensor === undefined ? "no" : `an ${tensor.type}`} tensor "${output}" instead of float32.`,
  );
}
