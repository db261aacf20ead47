/**
 * Small changes to an ONNX file: a protocol buffer, of which only the fields that change are read.
 */
import { concat, field, readFields, textField, varint } from "../lib/protocol-buffer.mjs";

/** Field numbers of onnx.proto (github.com/onnx/onnx). */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const GRAPH_INPUT = 11;
const NODE_INPUT = 1;
const NODE_OUTPUT = 2;
const FLOAT = 1;

/**
 * Cuts a graph before the node that makes an output, so that what the node turns into it is given from outside: what made it is
 * taken out, and the tensor becomes an input.
 * @param {Uint8Array} model
 * @param {string} output - Of the graph; made by a node with one input, such as a Cast.
 * @returns {{ model: Uint8Array, input: string }} the new graph, and the name of its new float input [1, symbols]
 */
export function feedBefore(model, output) {
  const top = readFields(model);
  const graph = top.find(({ number }) => number === MODEL_GRAPH);
  if (!graph) throw new Error("This is no ONNX model: it has no graph.");
  const parts = readFields(graph.value);
  const makerOf = (/** @type {string} */ name) => {
    const found = parts.filter(
      ({ number, value }) => number === GRAPH_NODE && names(value, NODE_OUTPUT).includes(name),
    );
    if (found.length !== 1)
      throw new Error(`The graph has ${found.length} nodes that make ${name}.`);
    return found[0];
  };
  const [input] = names(makerOf(output).value, NODE_INPUT);
  const dropped = makerOf(input);
  const changed = concat([
    ...parts.filter((part) => part !== dropped).map(({ raw }) => raw),
    field(GRAPH_INPUT, floatRow(input)),
  ]);
  return {
    input,
    model: concat(top.map((part) => (part === graph ? field(MODEL_GRAPH, changed) : part.raw))),
  };
}

/**
 * @param {Uint8Array} message
 * @param {number} wanted - Field number of strings.
 */
function names(message, wanted) {
  return readFields(message)
    .filter(({ number }) => number === wanted)
    .map(({ value }) => new TextDecoder().decode(value));
}

/** @param {string} name - Of a float tensor [1, symbols]. */
function floatRow(name) {
  const dimensions = concat([
    field(1, concat([varint(1 << 3), varint(1)])),
    field(1, textField(2, "symbols")),
  ]);
  const tensor = concat([varint(1 << 3), varint(FLOAT), field(2, dimensions)]);
  return concat([textField(1, name), field(2, field(1, tensor))]);
}
