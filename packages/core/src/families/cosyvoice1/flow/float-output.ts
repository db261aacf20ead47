/**
 * A graph's result with the shape that the contract promises.
 * @module
 */
import { SynthesisError, type Tensor } from "@cosyvoice-lite/spec";

/**
 * The values of a float32 output.
 * @param graph - Role of the graph, for the message.
 * @throws SynthesisError `MODEL_FAILED` where the tensor is missing or has another type or shape.
 */
export function floatOutput(
  graph: string,
  output: Readonly<Record<string, Tensor>>,
  name: string,
  dims: readonly number[],
): Float32Array {
  const tensor = output[name] as Tensor | undefined;
  if (tensor?.type === "float32" && tensor.dims.join() === dims.join()) return tensor.data;
  const found = tensor ? `as ${tensor.type} [${tensor.dims.join()}]` : "not at all";
  throw new SynthesisError(
    "MODEL_FAILED",
    `The graph ${graph} gave ${name} ${found}; expected float32 [${dims.join()}]. Export the voice again.`,
  );
}
