/**
 * Two changes to an ONNX file that leave what it computes as it is: other names for its tensors, and metadata.
 */
import { concat, field, readFields, textField } from "../lib/protocol-buffer.mjs";

/** Field numbers of onnx.proto (github.com/onnx/onnx). */
const MODEL_GRAPH = 7;
const MODEL_METADATA = 14;
const GRAPH_NODE = 1;
/** Inputs, outputs and the list of shapes: a message whose first field is the name. */
const GRAPH_VALUES = new Set([11, 12, 13]);
const NODE_TENSORS = new Set([1, 2]);
const VALUE_NAME = new Set([1]);

/**
 * @param {Uint8Array} model
 * @param {Record<string, string>} names - New names by old ones. Graphs inside of nodes (`If`, `Loop`) keep theirs.
 * @throws {Error} when the graph has no input or output of an old name
 */
export function renameTensors(model, names) {
  const found = new Set();
  /** @param {Uint8Array} message @param {Set<number>} wanted */
  const rename = (message, wanted) =>
    concat(
      readFields(message).map(({ number, raw, value }) => {
        const name = wanted.has(number) ? new TextDecoder().decode(value) : undefined;
        if (name === undefined || !Object.hasOwn(names, name)) return raw;
        found.add(name);
        return textField(number, names[name]);
      }),
    );
  const renamed = concat(
    readFields(model).map((part) => {
      if (part.number !== MODEL_GRAPH) return part.raw;
      const parts = readFields(part.value).map(({ number, raw, value }) => {
        if (number === GRAPH_NODE) return field(number, rename(value, NODE_TENSORS));
        return GRAPH_VALUES.has(number) ? field(number, rename(value, VALUE_NAME)) : raw;
      });
      return field(MODEL_GRAPH, concat(parts));
    }),
  );
  for (const name of Object.keys(names))
    if (!found.has(name)) throw new Error(`The graph has no tensor ${name}.`);
  return renamed;
}

/**
 * @param {Uint8Array} model
 * @param {Record<string, string | number>} entries
 */
export function addMetadata(model, entries) {
  return concat([
    model,
    ...Object.entries(entries).map(([key, value]) =>
      field(MODEL_METADATA, concat([textField(1, key), textField(2, String(value))])),
    ),
  ]);
}
