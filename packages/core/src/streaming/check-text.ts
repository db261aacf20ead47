/**
 * Refuses what is no text.
 * @module
 */
import { SynthesisError } from "@cosyvoice-lite/spec";
import { isPieceSource, type TextInput } from "./text-input";

/** @throws SynthesisError `INVALID_ARGUMENT` for anything but a string. */
export function checkText(text: unknown): asserts text is string {
  if (typeof text !== "string") throw notText("a string", text);
}

/** @throws SynthesisError `INVALID_ARGUMENT` for what is neither a string nor read piece by piece. */
export function checkTextInput(text: unknown): asserts text is TextInput {
  if (typeof text !== "string" && !isPieceSource(text))
    throw notText("a string, an iterable or async iterable of strings, or a ReadableStream", text);
}

function notText(expected: string, found: unknown): SynthesisError {
  const shown = found === null ? "null" : typeof found;
  return new SynthesisError("INVALID_ARGUMENT", `The text must be ${expected}; found ${shown}.`);
}
