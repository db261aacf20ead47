/**
 * Small changes to an ONNX file: a protocol buffer, of which only the fields that change are read.
 */

/** Field numbers of onnx.proto (github.com/onnx/onnx). */
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const GRAPH_INPUT = 11;
const NODE_INPUT = 1;
const NODE_OUTPUT = 2;
const FLOAT = 1;

/** @typedef {{ number: number, raw: Uint8Array, value: Uint8Array }} Field - `raw`: all of it; `value`: what a length is before. */

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
    field(1, field(2, new TextEncoder().encode("symbols"))),
  ]);
  const tensor = concat([varint(1 << 3), varint(FLOAT), field(2, dimensions)]);
  return concat([field(1, new TextEncoder().encode(name)), field(2, field(1, tensor))]);
}

/**
 * @param {Uint8Array} message
 * @returns {Field[]}
 */
function readFields(message) {
  /** @type {Field[]} */
  const fields = [];
  let at = 0;
  const readVarint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const start = at;
    const tag = readVarint();
    const wire = tag % 8;
    let from = at;
    if (wire === 0) readVarint();
    else if (wire === 2) {
      const length = readVarint();
      from = at;
      at += length;
    } else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else throw new Error(`This is no ONNX model: wire type ${wire}.`);
    const number = Math.floor(tag / 8);
    fields.push({ number, raw: message.subarray(start, at), value: message.subarray(from, at) });
  }
  return fields;
}

/**
 * A field whose content has a length before it.
 * @param {number} number
 * @param {Uint8Array} content
 */
function field(number, content) {
  return concat([varint(number * 8 + 2), varint(content.length), content]);
}

/** @param {number} value */
function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

/** @param {Uint8Array[]} parts */
function concat(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
