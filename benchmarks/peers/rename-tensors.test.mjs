import { expect, test } from "vitest";
import { concat, field, readFields, textField, varint } from "../lib/protocol-buffer.mjs";
import { addMetadata, renameTensors } from "./rename-tensors.mjs";

const node = (/** @type {string} */ input, /** @type {string} */ output) =>
  field(1, concat([textField(1, input), textField(2, output), textField(4, "Relu")]));
const graph = (/** @type {string} */ input, /** @type {string} */ output) =>
  concat([
    node(input, "middle"),
    node("middle", output),
    textField(2, "tokens"),
    field(11, textField(1, input)),
    field(12, textField(1, output)),
  ]);
/** Version 9, then the graph. */
const model = (/** @type {string} */ input, /** @type {string} */ output) =>
  concat([varint(1 << 3), varint(9), field(7, graph(input, output))]);

test("gives tensors other names wherever they stand, and touches nothing else", () => {
  const changed = renameTensors(model("tokens", "audio"), { tokens: "input_ids", audio: "wave" });
  expect(changed).toEqual(model("input_ids", "wave"));
});

test("does not pass over a name that the graph lacks", () => {
  expect(() => renameTensors(model("tokens", "audio"), { sound: "wave" })).toThrow("sound");
});

test("adds metadata", () => {
  const before = model("tokens", "audio");
  const added = readFields(addMetadata(before, { voice: "en-us", n_speakers: 54 })).slice(2);
  const entries = added.map(({ number, value }) => [
    number,
    ...readFields(value).map((part) => new TextDecoder().decode(part.value)),
  ]);
  expect(entries).toEqual([
    [14, "voice", "en-us"],
    [14, "n_speakers", "54"],
  ]);
});
