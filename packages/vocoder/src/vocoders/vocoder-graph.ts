/**
 * An ONNX vocoder graph, run on stretches of an utterance.
 * @module
 */
import {
  SynthesisError,
  type InferenceSession,
  type MelFrames,
  type MelSpec,
  type Tensor,
  type TensorSpec,
} from "@cosyvoice-lite/spec";

import type { VocoderRequest } from "./vocoder-request";

/** A loaded graph that takes mel frames, and F0 where it has an input for it. */
export interface VocoderGraph {
  /**
   * Runs the graph on the frames `from` … `to − 1` with up to `context` more on either side.
   * @returns One tensor per role, and how many of its leading frames are context.
   */
  run(frames: MelFrames, from: number, to: number, context: number): Promise<GraphResult>;
  dispose(): Promise<void>;
}

/** What a graph gave. */
export interface GraphResult {
  /** Float data by role. */
  readonly outputs: Readonly<Record<string, Float32Array>>;
  /** Frames of context before `from`. */
  readonly before: number;
  /** Frames that the graph saw. */
  readonly frames: number;
}

/** The usual tensor names by role. */
export interface VocoderTensors {
  /** Role `mel`: float32 `[1, bins, F]`. Role `f0`: float32 `[1, F]` in Hz; fed only if the graph has it. */
  readonly inputs: { readonly mel: string; readonly f0: string };
  /** Float32 outputs that must be there. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Loads a vocoder graph and checks that its tensors are those expected.
 * @param name - Name of the vocoder, for messages.
 * @param request - Backend, graph and manifest entry. A manifest that names a tensor otherwise than usual must list it
 * at the same position.
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
  const inputs = namesOf(usual.inputs, entry?.graph?.inputs);
  const outputs = namesOf(usual.outputs, entry?.graph?.outputs);
  const session = await backend.load(model, sessionOptions);
  try {
    checkTensors(name, session, inputs, outputs);
  } catch (error) {
    await session.dispose();
    throw error;
  }
  const takesF0 = session.inputNames.includes(inputs.f0);
  return {
    async run(melFrames, from, to, context) {
      const first = Math.max(0, from - context);
      const last = Math.min(melFrames.frames, to + context);
      const feeds: Record<string, Tensor> = {
        [inputs.mel]: melTensor(melFrames, mel, first, last),
      };
      if (takesF0) feeds[inputs.f0] = f0Tensor(name, melFrames, first, last);
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

/** The names that the manifest gives to roles: the usual ones where listed, else those at the same positions. */
function namesOf<Role extends string>(
  usual: Readonly<Record<Role, string>>,
  listed: readonly TensorSpec[] | undefined,
): Record<Role, string> {
  const names = (listed ?? []).map((tensor) => tensor.name);
  const roles = Object.entries<string>(usual).map(([role, name], position) => [
    role,
    names.includes(name) ? name : (names[position] ?? name),
  ]);
  return Object.fromEntries(roles) as Record<Role, string>;
}

function checkTensors(
  name: string,
  session: InferenceSession,
  inputs: VocoderTensors["inputs"],
  outputs: VocoderTensors["outputs"],
): void {
  const known = new Set<string>([inputs.mel, inputs.f0]);
  const problems = [
    ...(session.inputNames.includes(inputs.mel) ? [] : [`there is no input "${inputs.mel}"`]),
    ...session.inputNames
      .filter((input) => !known.has(input))
      .map((input) => `nothing is known to feed the input "${input}" with`),
    ...Object.values(outputs)
      .filter((output) => !session.outputNames.includes(output))
      .map((output) => `there is no output "${output}"`),
  ];
  if (problems.length === 0) return;
  throw new SynthesisError(
    "VOICE_INVALID",
    `The graph of the vocoder "${name}" does not fit: ${problems.join("; ")}. ` +
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

function f0Tensor(name: string, { f0 }: MelFrames, first: number, last: number): Tensor {
  if (f0 === undefined) {
    throw new SynthesisError(
      "INVALID_ARGUMENT",
      `The vocoder "${name}" needs the F0 of every frame, which this acoustic model does not give.`,
    );
  }
  return { type: "float32", data: f0.slice(first, last), dims: [1, last - first] };
}

function floats(name: string, result: Record<string, Tensor>, output: string): Float32Array {
  const tensor = result[output];
  if (tensor?.type === "float32") return tensor.data;
  throw new SynthesisError(
    "MODEL_FAILED",
    `The vocoder "${name}" gave ${tensor === undefined ? "no" : `an ${tensor.type}`} tensor "${output}" instead of float32.`,
  );
}
