/**
 * Protocol buffers, as far as ONNX files need them: only the fields that change are read, the rest is copied as it is.
 */

/** @typedef {{ number: number, raw: Uint8Array, value: Uint8Array }} Field - `raw`: all of it; `value`: what a length is before. */

/**
 * The fields of a message, in order.
 * @param {Uint8Array} message
 * @returns {Field[]}
 */
export function readFields(message) {
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
export function field(number, content) {
  return concat([varint(number * 8 + 2), varint(content.length), content]);
}

/** @param {number} number @param {string} text */
export function textField(number, text) {
  return field(number, new TextEncoder().encode(text));
}

/** @param {number} value */
export function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

/** @param {Uint8Array[]} parts */
export function concat(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
