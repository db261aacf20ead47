/**
 * Whether a graph is what its reader expects.
 * @module
 */
import {
  SynthesisError,
  type GraphSpec,
  type InferenceSession,
  type TensorType,
} from "@cosyvoice-lite/spec";

/** Names and element types of a graph's tensors. */
export interface ExpectedGraph {
  readonly inputs: Readonly<Record<string, TensorType>>;
  readonly outputs: Readonly<Record<string, TensorType>>;
}

/**
 * Compares what the manifest declares and what the loaded file has with what the code is written for.
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
