import type { InferenceSession, SessionOptions, Tensor } from "../backend";
import { SynthesisError, type SynthesisWarning } from "../errors";
import type { GraphSpec, TensorType } from "../manifest/voice-manifest";

/** Names and element types of a graph's tensors. */
export interface ExpectedGraph {
  readonly inputs: Readonly<Record<string, TensorType>>;
  readonly outputs: Readonly<Record<string, TensorType>>;
}

/**
 * Compares the tensors in the manifest and in the loaded file with those the code expects.
 * @throws SynthesisError `VOICE_INVALID` naming graph and tensor.
 */
export function checkGraph(
  role: string,
  spec: GraphSpec,
  expected: ExpectedGraph,
  session: InferenceSession,
): void {
  for (const side of ["inputs", "outputs"] as const) {
    const names = side === "inputs" ? session.inputNames : session.outputNames;
    for (const [name, dtype] of Object.entries(expected[side])) {
      const declared = spec[side].find((tensor) => tensor.name === name);
      if (declared?.dtype !== dtype) {
        throw problem(
          `${spec.file}: graphs.${role}.${side} in voice.json must declare ${name} as ${dtype}`,
        );
      }
      if (!names.includes(name))
        throw problem(
          `${spec.file} has no ${side.slice(0, -1)} ${name} (it has ${names.join(", ")})`,
        );
    }
  }
}

function problem(what: string): SynthesisError {
  return new SynthesisError(
    "VOICE_INVALID",
    `${what}. Export the voice again with a matching version.`,
  );
}

/**
 * The values of an output.
 * @param graph - Role of the graph, for the message.
 * @throws SynthesisError `MODEL_FAILED` if the tensor is missing or has the wrong type or shape.
 */
export function graphOutput<T extends TensorType>(
  graph: string,
  output: Readonly<Record<string, Tensor>>,
  name: string,
  type: T,
  dims: readonly number[],
): DataOf<T> {
  const tensor = output[name] as Tensor | undefined;
  if (tensor?.type === type && tensor.dims.join() === dims.join()) return tensor.data as DataOf<T>;
  const found = tensor ? `as ${tensor.type} [${tensor.dims.join()}]` : "not at all";
  throw new SynthesisError(
    "MODEL_FAILED",
    `The graph ${graph} returned ${name} ${found}; expected ${type} [${dims.join()}]. Export the voice again.`,
  );
}

type DataOf<T extends TensorType> = (Tensor & { readonly type: T })["data"];

/** The values of a float32 output: see {@link graphOutput}. */
export function floatOutput(
  graph: string,
  output: Readonly<Record<string, Tensor>>,
  name: string,
  dims: readonly number[],
): Float32Array {
  return graphOutput(graph, output, name, "float32", dims);
}

/** The graph's own options if set, otherwise the defaults; `undefined` counts as not set. */
export function mergeSessionOptions(
  defaults: SessionOptions = {},
  own: SessionOptions = {},
): SessionOptions {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/** One `OPTION_IGNORED` warning per option that the backend did not accept. */
export function ignoredOptionWarnings(
  session: InferenceSession,
  backend: string,
): SynthesisWarning[] {
  return (session.ignoredOptions ?? []).map((option) => ({
    code: "OPTION_IGNORED",
    message: `The backend ${backend} does not support ${option}; its own setting is used.`,
  }));
}

/** The warning for an option that a voice does not support. */
export function ignored(option: string, voice?: string): SynthesisWarning {
  return {
    code: "OPTION_IGNORED",
    message: `The voice${voice === undefined ? "" : ` ${voice}`} does not support the option ${option}; it was ignored.`,
  };
}
